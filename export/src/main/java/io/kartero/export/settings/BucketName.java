package io.kartero.export.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/// The names that Google Cloud Storage allows for a bucket
/// (https://cloud.google.com/storage/docs/buckets#naming).
final class BucketName {
  private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9._-]");
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern ENDS = Pattern.compile("[a-z0-9]|[a-z0-9].*[a-z0-9]");
  private static final Pattern GOOGLE = Pattern.compile("g[o0]{2}g[l1]e");

  private BucketName() {}

  static String parse(String text) {
    String name = text.strip();
    if (name.startsWith("gs://")) {
      throw unfit(name, "is an address", "give the name alone, without gs:// and path");
    }
    if (name.contains("/")) {
      throw unfit(name, "holds a slash", "give the name alone; the path belongs in path_prefix");
    }
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      throw unfit(name, "has capital letters", "bucket names are in small letters");
    }
    if (FOREIGN.matcher(name).find()) {
      throw unfit(
          name,
          "has characters that a bucket name cannot have",
          "small letters, digits, -, _ and . are allowed");
    }
    checkLength(name);
    if (!ENDS.matcher(name).matches()) {
      throw unfit(
          name,
          "begins or ends with a mark",
          "the first and the last character is a letter or digit");
    }
    checkMeaning(name);
    return name;
  }

  private static void checkLength(String name) {
    if (name.length() < 3) {
      throw unfit(name, "is too short", "a bucket name has at least 3 characters");
    }
    if (name.contains(".") && name.length() > 222) {
      throw unfit(name, "is too long", "a bucket name with dots has at most 222 characters");
    }
    for (String part : name.split("\\.", -1)) {
      if (part.length() > 63) {
        throw unfit(name, "is too long", "a bucket name has at most 63 characters between dots");
      }
    }
  }

  private static void checkMeaning(String name) {
    if (name.contains("..") || name.contains(".-") || name.contains("-.")) {
      throw unfit(
          name, "has a dot beside another dot or a dash", "a name with dots must be a domain name");
    }
    if (ADDRESS.matcher(name).matches()) {
      throw unfit(name, "is an IP address", "a bucket cannot be called so");
    }
    if (name.startsWith("goog") || GOOGLE.matcher(name).find()) {
      throw unfit(
          name,
          "begins with goog or holds the name of Google",
          "Google keeps such names to itself");
    }
  }

  private static Unfit unfit(String name, String fault, String hint) {
    return new Unfit("is " + Shown.quoted(name) + ", which " + fault, hint);
  }
}
