package io.kartero.server.schedule;

/// What happens to an expression's times when clocks are set forward or back.
enum ClockChange {
  /// Fixed times of the day: each once a day. One that is left out comes right after the gap, one
  /// that is there twice comes the first time.
  ONCE_A_DAY,
  /// Minute or hour begin with `*`: the clock is read as it goes. What is left out does not come,
  /// what is there twice comes twice.
  AS_THE_CLOCK_GOES
}
