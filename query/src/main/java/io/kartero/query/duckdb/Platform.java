package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import java.util.Locale;

/// Where DuckDB's native library exists, with the resource that holds it and its SHA-256 digest.
enum Platform {
  LINUX_AMD64(
      "libduckdb_java.so_linux_amd64",
      "001983f177ea4e6e4e19a58e77417411d0c2924d0cbbd01f3e901a9f3d2f37c7"),
  LINUX_ARM64(
      "libduckdb_java.so_linux_arm64",
      "3b69506543e9d64fffb80402cdab8c9d6e527003909e5dfa15b0f00a144d45df"),
  MACOS_ARM64(
      "libduckdb_java.so_macos_arm64",
      "62ece55e67c3a0375cd44a20c072387dd94e557a4faebf52bcb6ced0f686f420"),
  WINDOWS_AMD64(
      "libduckdb_java.so_windows_amd64",
      "fdf11925fc2ced59e9394a6f39aee6317494b8dbb92b14c475f6af99207f6728");

  private final String resource;
  private final String digest;

  Platform(String resource, String digest) {
    this.resource = resource;
    this.digest = digest;
  }

  String resource() {
    return resource;
  }

  String digest() {
    return digest;
  }

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    String os = name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : name;
    return switch (os + " " + processor) {
      case "linux amd64" -> LINUX_AMD64;
      case "linux aarch64" -> LINUX_ARM64;
      case "macos aarch64" -> MACOS_ARM64;
      case "windows amd64" -> WINDOWS_AMD64;
      default ->
          throw new QueryException(
              QueryException.Code.ENGINE,
              "DuckDB does not run on "
                  + system
                  + " "
                  + processor
                  + "; it runs on Linux (amd64, aarch64), macOS (aarch64) and Windows (amd64)",
              -1,
              null);
    };
  }
}
