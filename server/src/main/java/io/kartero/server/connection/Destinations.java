package io.kartero.server.connection;

import io.kartero.export.settings.ExportSettings;
import io.kartero.export.settings.InvalidSettings;
import io.kartero.export.settings.Nearest;
import io.kartero.export.settings.SettingsJson;
import io.kartero.server.platform.Invalid;
import io.kartero.server.platform.NotFound;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where results go: as clients write it, as it is kept, as it is shown, as it is used.
///
/// A destination is checked when it is given, but for what only its use can tell: the key file is
/// looked into when the bucket is opened.
public final class Destinations {
  private static final String PURPOSE = "destination";
  private static final String FIELD = "result";
  private static final String FIXED = "fixed";
  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
  private static final int LONGEST_SHOWN_NAME = 60;

  private final Connections connections;
  private final Vault vault;

  Destinations(Connections connections, Vault vault) {
    this.connections = connections;
    this.vault = vault;
  }

  /// Reads the text of `result`: settings as a JSON object, or the name of a saved connection.
  ///
  /// @throws Invalid with everything that is wrong
  public Destination parse(String result) {
    String text = result.strip();
    if (text.startsWith("{")) {
      return valid(new Destination.Inline(text));
    }
    if (URL.matcher(text).matches()) {
      throw new Invalid(
          FIELD,
          "is a URL, which leads to another kind of system",
          "Kartero exports to karte only: give {\"type\":\"karte\",...} or a connection's name");
    }
    return connections
        .byName(text)
        .map(connection -> saved(connection.id(), "{}"))
        .orElseThrow(() -> unknown(text));
  }

  /// A saved connection and the settings that replace its own, key by key.
  ///
  /// @param settings a JSON object; blank when there are none
  /// @throws Invalid with everything that is wrong
  public Destination saved(long connectionId, String settings) {
    return valid(new Destination.Saved(connectionId, settings.isBlank() ? "{}" : settings.strip()));
  }

  /// The settings in effect, with their secrets.
  ///
  /// @throws Invalid with everything that is wrong; also when the connection is gone
  public ExportSettings resolve(Destination destination) {
    try {
      return switch (destination) {
        case Destination.Inline inline -> SettingsJson.parse(inline.json());
        case Destination.Saved saved ->
            SettingsJson.parse(settings(saved.connectionId()), saved.json(), Map.of());
        case Destination.Fixed fixed ->
            SettingsJson.parse(fixed.connection(), fixed.json(), Map.of());
      };
    } catch (InvalidSettings invalid) {
      throw new Invalid(invalid);
    }
  }

  /// As a store keeps it: encrypted, whatever is in it.
  public String seal(Destination destination) {
    String text =
        switch (destination) {
          case Destination.Inline inline -> "inline\n" + inline.json();
          case Destination.Saved saved -> saved.connectionId() + "\n" + saved.json();
          case Destination.Fixed fixed -> FIXED + "\n" + parts(fixed);
        };
    return vault.seal(PURPOSE, text);
  }

  /// What [#seal] made.
  public Destination open(String sealed) {
    String text = vault.unseal(PURPOSE, sealed);
    int end = text.indexOf('\n');
    String kind = text.substring(0, end);
    String rest = text.substring(end + 1);
    return switch (kind) {
      case "inline" -> new Destination.Inline(rest);
      case FIXED -> fixed(rest);
      default -> new Destination.Saved(Long.parseLong(kind), rest);
    };
  }

  /// The same, with the settings that its connection has now: no later change of it counts. Where
  /// the connection is gone it stays as it is, and its use will say so.
  public Destination fixed(Destination destination) {
    return switch (destination) {
      case Destination.Inline inline -> inline;
      case Destination.Fixed fixed -> fixed;
      case Destination.Saved saved -> {
        try {
          long id = saved.connectionId();
          yield new Destination.Fixed(
              connections.byId(id).name(), connections.settings(id), saved.json());
        } catch (NotFound gone) {
          yield saved;
        }
      }
    };
  }

  /// Texts of which one has its length before it.
  private static String parts(Destination.Fixed fixed) {
    return "%s\n%d\n%s%s"
        .formatted(fixed.name(), fixed.connection().length(), fixed.connection(), fixed.json());
  }

  private static Destination.Fixed fixed(String parts) {
    int name = parts.indexOf('\n');
    int length = parts.indexOf('\n', name + 1);
    int end = length + 1 + Integer.parseInt(parts.substring(name + 1, length));
    return new Destination.Fixed(
        parts.substring(0, name), parts.substring(length + 1, end), parts.substring(end));
  }

  /// As anybody may see it: settings as JSON with their secrets masked, or the connection's name.
  public String masked(Destination destination) {
    return switch (destination) {
      case Destination.Inline inline -> maskedSettings(inline.json());
      case Destination.Saved saved -> name(saved.connectionId());
      case Destination.Fixed fixed -> fixed.name();
    };
  }

  static String maskedSettings(String json) {
    return SettingsJson.masked(json);
  }

  private Destination valid(Destination destination) {
    resolve(destination);
    return destination;
  }

  private String settings(long connectionId) {
    try {
      return connections.settings(connectionId);
    } catch (NotFound gone) {
      throw new Invalid(
          FIELD,
          "leads to connection %d, which does not exist".formatted(connectionId),
          "save the connection again, or choose another one");
    }
  }

  private String name(long connectionId) {
    try {
      return connections.byId(connectionId).name();
    } catch (NotFound gone) {
      return "connection " + connectionId + " (deleted)";
    }
  }

  private Invalid unknown(String text) {
    List<String> names = connections.list().stream().map(Connection::name).toList();
    String message =
        text.length() > LONGEST_SHOWN_NAME
            ? "is neither a JSON object nor a connection's name"
            : "names no connection: \"" + text + "\"";
    return new Invalid(
        FIELD,
        message,
        Nearest.of(text, names)
            .map(near -> "did you mean " + near + "?")
            .orElse("give {\"type\":\"karte\",...} or the name of a saved connection"));
  }
}
