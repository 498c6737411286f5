package io.kartero.cli;

import io.kartero.query.Result;
import java.io.IOException;
import java.io.OutputStream;

/// Writes a result the way somebody wants to read it.
interface ResultPrinter {
  /// @param limit how many rows at most
  void print(Result result, OutputStream out, long limit) throws IOException;
}
