/// Who may do what: users, their API keys, and the chain that every request passes.
@NullMarked
package io.kartero.server.account;

import org.jspecify.annotations.NullMarked;
