@NullMarked
package io.kartero.server.account;

import org.jspecify.annotations.NullMarked;
