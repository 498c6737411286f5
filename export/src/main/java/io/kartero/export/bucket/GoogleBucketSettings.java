package io.kartero.export.bucket;

import java.net.URI;
import java.util.Optional;

/// How a Google Cloud Storage bucket is reached.
///
/// @param applicationName sent as the user agent
/// @param userProject who pays, where the bucket leaves that to the requester
/// @param kmsKey the full resource name of a key that encrypts the objects
/// @param emulator where a stand-in for Google Cloud Storage listens
public record GoogleBucketSettings(
    String bucket,
    Credential credential,
    String applicationName,
    Optional<String> userProject,
    Optional<String> kmsKey,
    Optional<URI> emulator,
    TransferLimits limits) {}
