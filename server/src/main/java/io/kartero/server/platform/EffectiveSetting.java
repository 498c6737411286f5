package io.kartero.server.platform;

/// A setting as it is in force, fit to be shown.
///
/// @param shown its value; of a secret only that there is one
/// @param origin where it comes from
public record EffectiveSetting(String key, String shown, String origin) {}
