package io.kartero.server.platform;

/// A setting's value as somebody wrote it.
///
/// @param origin where it stands: `--port`, `KARTERO_PORT`, `kartero.yaml, line 3`
record Given(String text, String origin) {}
