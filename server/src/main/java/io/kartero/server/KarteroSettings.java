package io.kartero.server;

import io.kartero.server.account.AccountSettings;
import io.kartero.server.connection.ConnectionSettings;
import io.kartero.server.platform.EffectiveSetting;
import io.kartero.server.platform.ServerSettings;
import io.kartero.server.platform.Settings;
import io.kartero.server.platform.SettingsSources;
import java.util.List;

/// The settings of every feature, read together so that all problems are told together.
///
/// @param records each feature's record; every one of them becomes a bean
record KarteroSettings(
    ServerSettings server, List<Record> records, List<EffectiveSetting> effective) {
  /// @throws io.kartero.server.platform.Invalid with everything that is wrong
  static KarteroSettings read(SettingsSources sources) {
    Settings settings = sources.read();
    ServerSettings server = ServerSettings.read(settings, sources.usualHome());
    List<Record> records =
        List.of(
            server,
            AccountSettings.read(settings),
            ConnectionSettings.read(settings, sources.environment()));
    settings.finish();
    return new KarteroSettings(server, records, settings.effective());
  }
}
