package io.kartero.query.engines;

/// One thing that is wrong with the file of engines.
///
/// @param key where
/// @param finding what was found; no secret
/// @param hint what is accepted
public record EngineFault(String key, String finding, String hint) {}
