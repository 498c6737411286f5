package io.kartero.query;

import java.net.URI;

/// A query as the engine that runs it elsewhere knows it.
///
/// @param engine the engine's kind: `Trino`
/// @param id what its administrators find it by
/// @param page where its progress and its plan can be seen
public record RemoteQuery(String engine, String id, URI page) {
  @Override
  public String toString() {
    return engine + " query " + id + ": " + page;
  }
}
