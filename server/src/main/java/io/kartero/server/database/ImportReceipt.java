package io.kartero.server.database;

import java.time.Duration;

/// What came of an import.
///
/// @param uniqueId the client's, or one made up
/// @param md5 of the bytes that were sent, hexadecimal
/// @param records that this import added: 0 when the id had been imported before
public record ImportReceipt(
    String uniqueId, String database, String table, String md5, long records, Duration elapsed) {}
