package io.kartero.cli;

import io.kartero.query.QueryException;
import io.kartero.query.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The statement of a command, and the database it runs in.
final class SqlArgument {
  private static final String HINT = "give 'SQL', -f FILE, or - to read it from standard input";

  @Option(
      names = {"-d", "--database"},
      paramLabel = "DB",
      description = "The database in which table names are looked up; default: main.")
  private String database = "main";

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "What runs it: warehouse, or an engine that kartero engines lists; default: the one that"
              + " the database lives on.")
  private @Nullable String engine;

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "The statement; - reads it from standard input.")
  private @Nullable String sql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file that holds the statement.")
  private @Nullable Path file;

  /// What [#read] gave.
  private String text = "";

  String database() {
    return database;
  }

  Optional<String> engine() {
    return Optional.ofNullable(engine);
  }

  /// The statement's text.
  String read(Session session) throws IOException {
    if (sql != null && file != null) {
      throw new CallerError("SQL", "is given twice, as an argument and with -f " + file, HINT);
    }
    text = sql != null && !sql.equals("-") ? sql : decode(bytes(session));
    if (text.isBlank()) {
      throw new CallerError("SQL", "is empty", HINT);
    }
    return text;
  }

  /// Refuses to make a file of what is only the report of a statement: it would take the place of
  /// the customers' rows.
  static void requireRows(Result result) {
    if (result.answer() == Result.Answer.REPORT) {
      throw new CallerError(
          "SQL",
          "has run, but its last statement is no query, so there are no rows for a file",
          "end it with a SELECT");
    }
  }

  /// The line that the engine finds fault with, and a mark under the place.
  Optional<String> pointer(QueryException failure) {
    if (failure.position().isEmpty() || failure.position().getAsInt() > text.length()) {
      return Optional.empty();
    }
    int position = failure.position().getAsInt();
    int start = text.lastIndexOf('\n', position - 1) + 1;
    int end = text.indexOf('\n', position);
    long number = text.substring(0, start).lines().count() + 1;
    String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
    String head = "  line " + number + ": ";
    int indent = head.length() + DisplayWidth.of(text.substring(start, position));
    return Optional.of(head + line.replace('\t', ' ') + "\n" + " ".repeat(indent) + "^");
  }

  private byte[] bytes(Session session) throws IOException {
    if (sql != null) {
      return session.in().readAllBytes();
    }
    if (file == null) {
      throw new CallerError("SQL", "is missing", HINT);
    }
    Complaints.refuseFolder("-f", file);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CallerError("-f", Complaints.inWords(e), "");
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CallerError("SQL", "is not UTF-8", "save the file as UTF-8");
    }
  }
}
