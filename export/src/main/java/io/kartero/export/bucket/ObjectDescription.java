package io.kartero.export.bucket;

import io.kartero.export.bucket.BucketException.Code;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is known of an object before its first byte. A name that no bucket can hold is refused with
/// a [BucketException].
///
/// @param name 1 to 1024 bytes of UTF-8, without a leading slash
/// @param contentType as HTTP spells it
/// @param metadata the bucket keeps it beside the object
public record ObjectDescription(String name, String contentType, Map<String, String> metadata) {
  // https://cloud.google.com/storage/docs/objects#naming
  private static final int LONGEST_NAME = 1024;
  private static final String RESERVED = ".well-known/acme-challenge/";

  public ObjectDescription {
    metadata = Map.copyOf(metadata);
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0) {
      throw refusal("\"\"", "it is empty", "give the object a name");
    }
    if (length > LONGEST_NAME) {
      throw refusal(
          "\"" + name.substring(0, 40) + "...\"",
          "it has " + length + " bytes in UTF-8",
          "use at most " + LONGEST_NAME);
    }
    if (name.startsWith("/")) {
      throw refusal(quoted(name), "it starts with a slash", "leave the first slash away");
    }
    if (name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0) {
      throw refusal(quoted(name), "it holds a line break", "take the line break out");
    }
    if (name.equals(".") || name.equals("..") || name.startsWith(RESERVED)) {
      throw refusal(quoted(name), "this name is reserved", "choose another name");
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\r", "\\r").replace("\n", "\\n") + '"';
  }

  private static BucketException refusal(String name, String reason, String remedy) {
    return new BucketException(
        Code.REFUSED, "No object can have the name " + name + ": " + reason + "; " + remedy + ".");
  }
}
