/// Who is told what became of a job.
@NullMarked
package io.kartero.server.notify;

import org.jspecify.annotations.NullMarked;
