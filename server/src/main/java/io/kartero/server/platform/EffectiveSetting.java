package io.kartero.server.platform;

/// A setting as it is in force, fit to be shown.
///
/// @param value empty where there is none, or none to show
/// @param origin where it comes from
public record EffectiveSetting(String key, String value, Shown shown, String origin) {
  /// What can be seen of a setting.
  public enum Shown {
    SET,
    /// It has a value, which is a secret.
    SECRET,
    UNSET
  }
}
