package io.kartero.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kartero.testing.FakeRequest.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Google Cloud Storage as an upload sees it, on this machine: the token exchange, resumable
/// sessions of the JSON API with their checks and status codes, and every fault by script. Long,
/// for a session's requests share its state.
///
/// Faults are planned per [FakeRequest.Kind] and happen in that order. What real Google Cloud
/// Storage does was taken from its documentation:
/// https://cloud.google.com/storage/docs/performing-resumable-uploads and
/// https://cloud.google.com/storage/docs/resumable-uploads.
public final class FakeGoogleStorage implements AutoCloseable {
  /// What a bucket demands beyond rights.
  public enum Policy {
    /// No object may be overwritten.
    RETENTION,
    /// Every request names the project that pays.
    REQUESTER_PAYS
  }

  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final InstantSource clock;
  private final URI uri;
  private final FakeTokens tokens = new FakeTokens();
  private final FakeBuckets buckets;
  private final FakeFaults faults = new FakeFaults();
  private final FakeAccount account;
  private final List<FakeRequest> requests = new ArrayList<>();
  private final AtomicInteger accounts = new AtomicInteger();
  private volatile Duration ahead = Duration.ZERO;

  private FakeGoogleStorage(HttpServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
    this.uri = URI.create("http://localhost:" + server.getAddress().getPort());
    this.buckets = new FakeBuckets(uri);
    this.account = newAccount("storage.objects.create", "storage.objects.delete");
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public static FakeGoogleStorage start() {
    return start(InstantSource.system());
  }

  public static FakeGoogleStorage start(InstantSource clock) {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new FakeGoogleStorage(HttpServer.create(any, 0), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What goes into `STORAGE_EMULATOR_HOST`.
  public URI uri() {
    return uri;
  }

  /// The account of [#keyFile]; it may create objects and overwrite them.
  public FakeAccount account() {
    return account;
  }

  public String keyFile() {
    return account.keyFile();
  }

  public FakeAccount newAccount(String... rights) {
    FakeAccount fresh =
        new FakeAccount(accounts.incrementAndGet(), uri.resolve("/token"), Set.of(rights));
    tokens.add(fresh);
    return fresh;
  }

  public void createBucket(String bucket) {
    buckets.create(bucket);
  }

  public void impose(String bucket, Policy policy) {
    buckets.impose(bucket, policy);
  }

  /// An object that is there from the beginning.
  public void put(String bucket, String name, byte[] bytes) {
    buckets.put(new FakeObject(bucket, name, bytes, "text/plain", Map.of(), "", 1));
  }

  /// The visible objects of a bucket, by name.
  public SortedMap<String, FakeObject> objects(String bucket) {
    return buckets.objects(bucket);
  }

  /// A visible object; fails where there is none.
  public FakeObject object(String bucket, String name) {
    FakeObject object = objects(bucket).get(name);
    if (object == null) {
      throw new AssertionError("gs://" + bucket + "/" + name + " is not visible");
    }
    return object;
  }

  /// Sessions that could still publish an object.
  public int openSessions() {
    return buckets.openSessions();
  }

  /// What tokens were given out for.
  public Set<String> scopes() {
    return tokens.scopes();
  }

  /// Tokens given out from now on end after this time.
  public void tokenLife(Duration life) {
    tokens.life(life);
  }

  /// Lets the time of the server, and with it the life of its tokens, pass.
  public void advance(Duration time) {
    ahead = ahead.plus(time);
  }

  /// The next requests of this kind meet these faults, one each, after those planned before.
  public void plan(Kind kind, FakeFault... next) {
    faults.add(kind, List.of(next));
  }

  /// All requests of this kind meet this fault, after those planned.
  public void planForever(Kind kind, FakeFault fault) {
    faults.forever(kind, fault);
  }

  /// How many planned faults have not happened yet.
  public int plannedFaults() {
    return faults.left();
  }

  public List<FakeRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  public List<FakeRequest> requests(Kind kind) {
    return requests().stream().filter(request -> request.kind() == kind).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private Instant now() {
    return clock.instant().plus(ahead);
  }

  private void serve(HttpExchange exchange) throws IOException {
    FakeRequest request = log(FakeRequest.of(exchange));
    switch (faults.take(request.kind())) {
      case FakeFault.None none -> answer(exchange, work(exchange, request, body(exchange)));
      case FakeFault.Status status -> {
        byte[] body = body(exchange);
        keepPart(request, Arrays.copyOf(body, (int) Math.min(status.kept(), body.length)));
        answer(exchange, FakeAnswer.error(status.code(), status.reason(), status.message()));
      }
      case FakeFault.Reset reset -> {
        keepPart(request, exchange.getRequestBody().readNBytes((int) reset.kept()));
        exchange.close();
      }
      case FakeFault.LostAnswer lost -> {
        work(exchange, request, body(exchange));
        exchange.close();
      }
      case FakeFault.CutAnswer cut -> cutAnswer(exchange, work(exchange, request, body(exchange)));
      case FakeFault.Stall stall -> {
        work(exchange, request, body(exchange));
        awaitClose(FOR_EVER);
        exchange.close();
      }
      case FakeFault.Slow slow -> {
        FakeAnswer late = work(exchange, request, body(exchange));
        awaitClose(slow.time());
        answer(exchange, late);
      }
      case FakeFault.Before before -> {
        byte[] body = body(exchange);
        before.act().run();
        answer(exchange, work(exchange, request, body));
      }
      case FakeFault.After after -> {
        FakeAnswer done = work(exchange, request, body(exchange));
        after.act().run();
        answer(exchange, done);
      }
      case FakeFault.Corrupted corrupted -> {
        byte[] body = body(exchange);
        body[body.length / 2] ^= 1;
        answer(exchange, work(exchange, request, body));
      }
      case FakeFault.Unpublished unpublished ->
          answer(exchange, keep(request, request.range().of(-1), body(exchange)));
      case FakeFault.PublishedEarly early -> {
        byte[] body = body(exchange);
        answer(
            exchange,
            keep(request, request.range().of(request.range().begin() + body.length), body));
      }
      case FakeFault.OtherSum other -> {
        FakeAnswer right = work(exchange, request, body(exchange));
        Map<String, Object> object =
            FakeJson.object(new String(right.body(), StandardCharsets.UTF_8));
        object.remove("crc32c");
        other.said().ifPresent(sum -> object.put("crc32c", sum));
        answer(exchange, FakeAnswer.json(right.status(), object));
      }
      case FakeFault.Deaf deaf -> {
        keepPart(request, exchange.getRequestBody().readNBytes((int) deaf.kept()));
        awaitClose(FOR_EVER);
        exchange.close();
      }
    }
  }

  private FakeRequest log(FakeRequest request) {
    synchronized (requests) {
      requests.add(request);
    }
    return request;
  }

  private FakeAnswer work(HttpExchange exchange, FakeRequest request, byte[] body) {
    if (request.kind() == Kind.TOKEN) {
      return tokens.exchange(
          new String(body, StandardCharsets.UTF_8), uri.resolve("/token"), now());
    }
    String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return tokens
        .bearer(authorization, now())
        .map(caller -> authorized(caller, request, body))
        .orElseGet(() ->
            FakeAnswer.error(401, "authError", "Invalid Credentials")
                .with("WWW-Authenticate", "Bearer realm=\"fake\", error=\"invalid_token\""));
  }

  private FakeAnswer authorized(FakeAccount caller, FakeRequest request, byte[] body) {
    String id = request.parameter("upload_id");
    return switch (request.kind()) {
      case OPEN -> buckets.open(caller, request, new String(body, StandardCharsets.UTF_8));
      case CHUNK, FINAL -> keep(request, request.range(), body);
      case QUERY -> buckets.query(id);
      case CANCEL -> buckets.cancel(id);
      case PERMISSIONS -> buckets.permissions(caller, request);
      case METADATA -> buckets.metadata(caller, request);
      case TOKEN, OTHER -> FakeAnswer.error(404, "notFound", "Not Found");
    };
  }

  private FakeAnswer keep(FakeRequest request, FakeRange range, byte[] body) {
    String id = request.parameter("upload_id");
    long microseconds = now().toEpochMilli() * 1000;
    return buckets.put(id, range, body, request.header("x-goog-hash"), microseconds);
  }

  private void keepPart(FakeRequest request, byte[] part) {
    if (part.length > 0) {
      buckets.keepPart(request.parameter("upload_id"), request.range(), part);
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      return body.readAllBytes();
    }
  }

  private static void answer(HttpExchange exchange, FakeAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  private static void cutAnswer(HttpExchange exchange, FakeAnswer answer) throws IOException {
    if (answer.body().length > 0) {
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  private void awaitClose(Duration atMost) {
    try {
      closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
