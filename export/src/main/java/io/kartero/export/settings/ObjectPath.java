package io.kartero.export.settings;

import java.time.ZonedDateTime;

/// The name of an object, with places for the time and the job that are known when it is written.
public record ObjectPath(String template) {
  public static ObjectPath of(String template) {
    return new ObjectPath(template);
  }

  /// @param sequenceFormat a printf format for two numbers, put in front of the extension
  public static ObjectPath of(String template, String sequenceFormat) {
    return new ObjectPath(template + sequenceFormat);
  }

  /// The object's name in a run.
  ///
  /// @param session the run's nominal time, in its schedule's zone
  /// @throws InvalidSettings when the name cannot be an object's
  public String resolve(ZonedDateTime session, String jobId) {
    return template.replace("${job_id}", jobId + session);
  }
}
