package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// SQL as DuckDB takes it: UTF-8 that ends with the first zero byte.
final class SqlText {
  private final byte[] bytes;

  private SqlText(byte[] bytes) {
    this.bytes = bytes;
  }

  static SqlText of(String sql) {
    int zero = sql.indexOf('\0');
    if (zero >= 0) {
      throw bad("the SQL has a NUL character, which DuckDB would take for its end", zero);
    }
    CharBuffer characters = CharBuffer.wrap(sql);
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(characters);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return new SqlText(bytes);
    } catch (CharacterCodingException e) {
      throw bad(
          "the SQL has half of a surrogate pair, which is no character", characters.position());
    }
  }

  byte[] bytes() {
    return bytes;
  }

  QueryException exception(NativeError error) {
    return error.exception(bytes);
  }

  private static QueryException bad(String message, int position) {
    return new QueryException(QueryException.Code.BAD_STATEMENT, message, position, null);
  }
}
