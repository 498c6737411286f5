package io.kartero.server.database;

import io.kartero.rows.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `INSERT INTO t SELECT ...`, with comments before it, and without a list of columns.
///
/// @param begin up to the table's name
/// @param database empty where it is not named
/// @param gap between the table's name and the query
record InsertStatement(
    String begin, Optional<String> database, String table, String gap, String query) {
  private static final Pattern INSERT =
      Pattern.compile(
          "(?is)\\A((?:\\s|--[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)*INSERT\\s+INTO\\s+)"
              + "(?:(\"[^\"]+\"|\\w+)\\s*\\.\\s*)?(\"[^\"]+\"|\\w+)(\\s+)((?:SELECT|WITH)\\b.*)\\z");

  /// Empty for any other SQL.
  static Optional<InsertStatement> of(String sql) {
    Matcher insert = INSERT.matcher(sql);
    return insert.matches()
        ? Optional.of(
            new InsertStatement(
                insert.group(1),
                Optional.ofNullable(insert.group(2)).map(InsertStatement::unquoted),
                unquoted(insert.group(3)),
                insert.group(4),
                insert.group(5)))
        : Optional.empty();
  }

  private static String unquoted(String name) {
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }

  /// The query as a table of another one, in parentheses.
  String asTable() {
    return "(" + query.strip().replaceAll(";\\s*\\z", "") + "\n)";
  }

  /// Whether rows of these columns find their places in the table by names: it is one of those with
  /// `time`, and they are not as many as it has, or of the same names in another order.
  static boolean goesByName(List<TableColumn> there, List<Column> inserted) {
    Set<String> known = new HashSet<>();
    there.forEach(column -> known.add(SchemaChange.key(column.name())));
    Set<String> names = new HashSet<>();
    inserted.forEach(column -> names.add(SchemaChange.key(column.name())));
    return known.contains(TableColumn.TIME)
        && (there.size() != inserted.size() || known.equals(names));
  }

  /// The columns that the table lacks.
  static List<Column> missing(List<TableColumn> there, List<Column> inserted) {
    return inserted.stream()
        .filter(column ->
            there.stream().noneMatch(known -> known.name().equalsIgnoreCase(column.name())))
        .toList();
  }
}
