package io.kartero.server.notify;

/// What a mail says, twice: for readers of plain text, and of HTML.
///
/// @param subject on one line
record Message(String subject, String plainText, String html) {}
