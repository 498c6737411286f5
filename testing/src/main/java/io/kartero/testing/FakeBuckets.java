package io.kartero.testing;

import io.kartero.testing.FakeGoogleStorage.Policy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The buckets and sessions of [FakeGoogleStorage], and the rules of Google's JSON API for them.
final class FakeBuckets {
  private static final String CREATE = "storage.objects.create";
  private static final String DELETE = "storage.objects.delete";
  private static final String READ = "storage.objects.get";

  private record Bucket(SortedMap<String, FakeObject> objects, Set<Policy> policies) {}

  private final Map<String, Bucket> buckets = new TreeMap<>();
  private final Map<String, FakeSession> sessions = new LinkedHashMap<>();
  private final URI uri;
  private long lastGeneration;

  FakeBuckets(URI uri) {
    this.uri = uri;
  }

  synchronized void create(String bucket) {
    buckets.put(bucket, new Bucket(new TreeMap<>(), EnumSet.noneOf(Policy.class)));
  }

  synchronized void impose(String bucket, Policy policy) {
    bucket(bucket).policies().add(policy);
  }

  synchronized void put(FakeObject object) {
    bucket(object.bucket()).objects().put(object.name(), object);
  }

  synchronized SortedMap<String, FakeObject> objects(String bucket) {
    return new TreeMap<>(bucket(bucket).objects());
  }

  /// Sessions that could still publish an object.
  synchronized int openSessions() {
    return (int) sessions.values().stream().filter(s -> s.published().isEmpty()).count();
  }

  private Bucket bucket(String name) {
    return Objects.requireNonNull(buckets.get(name), () -> "no bucket " + name);
  }

  synchronized FakeAnswer open(FakeAccount account, FakeRequest request, String body) {
    Map<String, Object> description = FakeJson.object(body);
    String bucket = request.bucket();
    String name =
        request.query().containsKey("name")
            ? request.parameter("name")
            : String.valueOf(description.get("name"));
    FakeAnswer refusal = refusal(account, request, name);
    if (refusal != null) {
      return refusal;
    }
    String id = UUID.randomUUID().toString();
    sessions.put(id, new FakeSession(account, request, name, description));
    return FakeAnswer.empty(
        200,
        Map.of(
            "Location",
            uri + "/upload/storage/v1/b/" + bucket + "/o?uploadType=resumable&upload_id=" + id));
  }

  /// Why this object cannot be written now, or null.
  private @Nullable FakeAnswer refusal(FakeAccount account, FakeRequest request, String name) {
    String bucket = request.bucket();
    Bucket found = buckets.get(bucket);
    if (found == null) {
      return FakeAnswer.error(404, "notFound", "The specified bucket does not exist.");
    }
    if (found.policies().contains(Policy.REQUESTER_PAYS)
        && request.parameter("userProject").isEmpty()) {
      return FakeAnswer.error(
          400, "required", "Bucket is a requester pays bucket but no user project provided.");
    }
    if (!account.rights().contains(CREATE)) {
      return denied(account, CREATE);
    }
    if (!found.objects().containsKey(name)) {
      return null;
    }
    if (!account.rights().contains(DELETE)) {
      return denied(account, DELETE);
    }
    if (found.policies().contains(Policy.RETENTION)) {
      return FakeAnswer.error(
          403,
          "retentionPolicyNotMet",
          "Object '"
              + bucket
              + "/"
              + name
              + "' is subject to bucket's retention policy or object retention and cannot be"
              + " deleted or overwritten until 2099-01-01T00:00:00Z");
    }
    return null;
  }

  private static FakeAnswer denied(FakeAccount account, String right) {
    return FakeAnswer.error(
        403,
        "forbidden",
        account.email()
            + " does not have "
            + right
            + " access to the Google Cloud Storage object. Permission '"
            + right
            + "' denied on resource (or it may not exist).");
  }

  /// The first bytes of a body whose connection or request failed afterwards.
  synchronized void keepPart(String id, FakeRange range, byte[] part) {
    FakeSession session = sessions.get(id);
    if (session != null && range.begin() == session.size()) {
      session.keep(Arrays.copyOf(part, part.length - part.length % FakeSession.QUANTUM));
    }
  }

  synchronized FakeAnswer put(
      String id, FakeRange range, byte[] body, String hash, long microseconds) {
    FakeSession session = sessions.get(id);
    if (session == null) {
      return noSession();
    }
    if (session.published().isPresent()) {
      return described(session.published().get());
    }
    if (body.length > 0) {
      if (range.begin() > session.size()) {
        return FakeAnswer.error(400, "invalid", "Invalid request. Bytes are missing.");
      }
      if (!range.isFinal() && body.length % FakeSession.QUANTUM != 0) {
        return FakeAnswer.error(400, "invalid", "Invalid request. Chunks are whole quanta.");
      }
      int known = (int) Math.min(body.length, session.size() - range.begin());
      session.keep(Arrays.copyOfRange(body, known, body.length));
    }
    return range.total() == session.size()
        ? publish(id, session, hash, microseconds)
        : session.continued();
  }

  private FakeAnswer publish(String id, FakeSession session, String hash, long microseconds) {
    String sum = FakeSession.sum(session.content());
    if (!hash.isEmpty() && !hash.equals("crc32c=" + sum)) {
      sessions.remove(id);
      String given = hash.replaceFirst("crc32c=", "");
      return FakeAnswer.error(
          400,
          "invalid",
          "Provided CRC32C \"" + given + "\" doesn't match calculated CRC32C \"" + sum + "\".");
    }
    Map<String, FakeObject> objects = bucket(session.bucket()).objects();
    FakeObject old = objects.get(session.name());
    String current = old == null ? "0" : Long.toString(old.generation());
    if (session.precondition().filter(wanted -> !wanted.equals(current)).isPresent()) {
      sessions.remove(id);
      return FakeAnswer.error(
          412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
    }
    if (old != null && !session.account().rights().contains(DELETE)) {
      return denied(session.account(), DELETE);
    }
    lastGeneration = Math.max(lastGeneration + 1, microseconds);
    FakeObject object = session.publish(lastGeneration);
    objects.put(session.name(), object);
    return described(object);
  }

  synchronized FakeAnswer query(String id) {
    FakeSession session = sessions.get(id);
    return session == null
        ? noSession()
        : session.published().map(FakeBuckets::described).orElseGet(session::continued);
  }

  synchronized FakeAnswer cancel(String id) {
    return sessions.remove(id) == null ? noSession() : FakeAnswer.empty(499, Map.of());
  }

  synchronized FakeAnswer permissions(FakeAccount account, FakeRequest request) {
    if (!buckets.containsKey(request.bucket())) {
      return FakeAnswer.error(404, "notFound", "The specified bucket does not exist.");
    }
    List<String> held = new ArrayList<>(request.query().getOrDefault("permissions", List.of()));
    held.retainAll(account.rights());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kind", "storage#testIamPermissionsResponse");
    if (!held.isEmpty()) {
      answer.put("permissions", held);
    }
    return FakeAnswer.json(200, answer);
  }

  synchronized FakeAnswer metadata(FakeAccount account, FakeRequest request) {
    String bucket = request.bucket();
    String name = request.path().replaceFirst("^.*?/o/", "");
    if (!account.rights().contains(READ)) {
      return denied(account, READ);
    }
    Bucket found = buckets.get(bucket);
    FakeObject object = found == null ? null : found.objects().get(name);
    return object == null
        ? FakeAnswer.error(404, "notFound", "No such object: " + bucket + "/" + name)
        : described(object);
  }

  private static FakeAnswer noSession() {
    return FakeAnswer.error(404, "notFound", "No such upload.");
  }

  private static FakeAnswer described(FakeObject object) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kind", "storage#object");
    answer.put("id", object.bucket() + "/" + object.name() + "/" + object.generation());
    answer.put("bucket", object.bucket());
    answer.put("name", object.name());
    answer.put("generation", Long.toString(object.generation()));
    answer.put("metageneration", "1");
    answer.put("contentType", object.contentType());
    answer.put("size", Long.toString(object.bytes().length));
    answer.put("crc32c", FakeSession.sum(object.bytes()));
    answer.put("metadata", object.metadata());
    return FakeAnswer.json(200, answer);
  }
}
