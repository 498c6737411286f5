/// Mail about the jobs of schedules: who wants one, what it says, and the way to the mail server.
@NullMarked
package io.kartero.server.notify;

import org.jspecify.annotations.NullMarked;
