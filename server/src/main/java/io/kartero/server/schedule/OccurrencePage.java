package io.kartero.server.schedule;

import java.util.List;

/// Some of a schedule's occurrences, the newest first.
///
/// @param count all that there are
public record OccurrencePage(List<Occurrence> occurrences, long count) {
  public OccurrencePage {
    occurrences = List.copyOf(occurrences);
  }
}
