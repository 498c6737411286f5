package io.kartero.server;

import io.kartero.server.account.AccountSettings;
import io.kartero.server.connection.ConnectionSettings;
import io.kartero.server.database.EngineSettings;
import io.kartero.server.job.JobSettings;
import io.kartero.server.notify.MailSettings;
import io.kartero.server.platform.EffectiveSetting;
import io.kartero.server.platform.ServerSettings;
import io.kartero.server.platform.Settings;
import io.kartero.server.platform.SettingsSources;
import io.kartero.server.schedule.ScheduleSettings;
import java.util.List;

/// The settings of every feature, read together so that all problems are told together.
///
/// @param effective all of them, to be shown
record KarteroSettings(
    ServerSettings server,
    AccountSettings accounts,
    ConnectionSettings connections,
    EngineSettings engine,
    JobSettings jobs,
    ScheduleSettings schedules,
    MailSettings mail,
    List<EffectiveSetting> effective) {
  /// @throws io.kartero.server.platform.Invalid with everything that is wrong
  static KarteroSettings read(SettingsSources sources) {
    Settings settings = sources.read();
    KarteroSettings all =
        new KarteroSettings(
            ServerSettings.read(settings, sources.usualHome()),
            AccountSettings.read(settings),
            ConnectionSettings.read(settings, sources.environment()),
            EngineSettings.read(settings),
            JobSettings.read(settings),
            ScheduleSettings.read(settings),
            MailSettings.read(settings),
            settings.effective());
    EngineNames.check(all.server().home(), settings);
    settings.finish();
    return all;
  }

  /// Each feature's settings; every one of these records becomes a bean.
  List<Record> records() {
    return List.of(server, accounts, connections, engine, jobs, schedules, mail);
  }
}
