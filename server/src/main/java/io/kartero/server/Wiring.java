package io.kartero.server;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/// How the product is put together: every feature's beans are named here, and found by nobody.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Wiring {}
