/// What KARTE will do with a file, said before it is there: [KarteCheck] warns and never blocks.
///
/// It knows what KARTE and the BigQuery loader behind its import document, and guesses nothing.
@NullMarked
package io.kartero.export.check;

import org.jspecify.annotations.NullMarked;
