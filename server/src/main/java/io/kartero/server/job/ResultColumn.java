package io.kartero.server.job;

/// A column of a result.
///
/// @param type as Presto spells it, as in `array(varchar)`
public record ResultColumn(String name, String type) {}
