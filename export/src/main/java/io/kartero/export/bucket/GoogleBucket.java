package io.kartero.export.bucket;

import io.kartero.export.bucket.GoogleFault.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A bucket of Google Cloud Storage, through resumable uploads of its JSON API.
///
/// It needs the right `storage.objects.create`, and `storage.objects.delete` where a name is
/// written again.
public final class GoogleBucket implements Bucket {
  private static final Duration PATIENCE_OF_A_CHECK = Duration.ofSeconds(30);
  private static final int HTTP_FORBIDDEN = 403;
  private static final int HTTP_NOT_FOUND = 404;
  private static final JsonFactory JSON = new JsonFactory();
  private static final String CREATE = "storage.objects.create";
  private static final String DELETE = "storage.objects.delete";

  private final GoogleBucketSettings settings;
  private final GoogleClient client;

  private GoogleBucket(GoogleBucketSettings settings, GoogleClient client) {
    this.settings = settings;
    this.client = client;
  }

  /// Reads the credential; talks to nobody yet.
  public static GoogleBucket open(GoogleBucketSettings settings) {
    return new GoogleBucket(settings, new GoogleClient(settings));
  }

  @Override
  public int chunkBytes() {
    return settings.limits().chunkBytes();
  }

  @Override
  public Upload upload(ObjectDescription object, Precondition precondition) {
    return open(object, precondition, settings.limits());
  }

  private GoogleUpload open(
      ObjectDescription object, Precondition precondition, TransferLimits limits) {
    GoogleFault fault = fault(object.name(), limits);
    try {
      GoogleSession session = GoogleSession.open(client, limits, opening(object, precondition));
      return new GoogleUpload(session, limits.chunkBytes(), fault);
    } catch (GoogleTrouble trouble) {
      throw fault.of(Step.OPEN, trouble);
    }
  }

  private GoogleRequest opening(ObjectDescription object, Precondition precondition) {
    GoogleAddress address =
        client
            .address("/upload/storage/v1/b")
            .path("/o")
            .query("uploadType", "resumable")
            .query("name", object.name())
            .query("userProject", settings.userProject())
            .query("kmsKeyName", settings.kmsKey());
    switch (precondition) {
      case Precondition.None _ -> {}
      case Precondition.Generation(long expected) ->
          address.query("ifGenerationMatch", Long.toString(expected));
    }
    return new GoogleRequest(
        "POST",
        address.uri(),
        Map.of(
            "Content-Type",
            "application/json; charset=UTF-8",
            "X-Upload-Content-Type",
            object.contentType()),
        ByteBuffer.wrap(described(object)));
  }

  private static byte[] described(ObjectDescription object) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeStringProperty("name", object.name());
      json.writeStringProperty("contentType", object.contentType());
      json.writeName("metadata");
      json.writeStartObject();
      object.metadata().forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toByteArray();
  }

  private GoogleFault fault(String name, TransferLimits limits) {
    return new GoogleFault(
        settings.bucket(), name, client.email(), client.tokenUri(), limits.total());
  }

  /// It takes the right `storage.objects.get`. Google may also refuse to tell of an object that is
  /// not there, where the right to list is missing.
  @Override
  public Sight look(String name) {
    URI address =
        client
            .address("/storage/v1/b")
            .path("/o")
            .name(name)
            .query("userProject", settings.userProject())
            .uri();
    try {
      return client.repeatedly(
          GoogleRequest.get(address), settings.limits(), answer -> present(name, answer));
    } catch (GoogleTrouble trouble) {
      return switch (trouble.statusOfTheBucket()) {
        case HTTP_FORBIDDEN -> new Sight.Unreadable();
        case HTTP_NOT_FOUND -> new Sight.Absent();
        default -> throw fault(name, settings.limits()).of(Step.OPEN, trouble);
      };
    }
  }

  private Sight present(String name, GoogleAnswer answer) throws IOException {
    GoogleObject found = GoogleObject.of(answer);
    return found.crc32c().isEmpty()
        ? new Sight.Locked(found.generation())
        : new Sight.Present(found.stored(settings.bucket(), name), found.metadata());
  }

  @Override
  public Access check(ObjectDescription object) {
    TransferLimits limits = settings.limits().withTotalAtMost(PATIENCE_OF_A_CHECK);
    open(object, Precondition.NONE, limits).close();
    Set<String> rights = rights(limits, fault(object.name(), limits));
    // An object can be created by now: where the bucket as a whole gives no right to, the rights
    // come with a part of its names, and of these nobody can ask.
    boolean isToldOf = rights.contains(CREATE);
    return isToldOf && !rights.contains(DELETE) ? Access.NEW_NAMES : Access.NEW_AND_OLD_NAMES;
  }

  /// Which rights the bucket gives; nothing where the stand-in cannot tell.
  private Set<String> rights(TransferLimits limits, GoogleFault fault) {
    URI address =
        client
            .address("/storage/v1/b")
            .path("/iam/testPermissions")
            .query("permissions", CREATE)
            .query("permissions", DELETE)
            .query("userProject", settings.userProject())
            .uri();
    try {
      return client.repeatedly(GoogleRequest.get(address), limits, GoogleBucket::held);
    } catch (GoogleTrouble trouble) {
      int status = trouble.statusOfTheBucket();
      if (settings.emulator().isPresent() && List.of(404, 405, 501).contains(status)) {
        return Set.of();
      }
      throw fault.of(Step.OPEN, trouble);
    }
  }

  /// The texts of the answer: beside the rights, which are its only list, it names its own kind.
  private static Set<String> held(GoogleAnswer answer) throws IOException {
    Set<String> texts = new HashSet<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), answer.body())) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          texts.add(parser.getString());
        }
      }
    } catch (JacksonException e) {
      throw new IOException("the answer is not JSON");
    }
    return texts;
  }
}
