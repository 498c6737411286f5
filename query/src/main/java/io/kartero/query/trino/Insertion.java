package io.kartero.query.trino;

/// Text that is put into a statement.
///
/// @param at before which character of the statement
/// @param text without a line break, so that lines keep their numbers
record Insertion(int at, String text) {}
