package io.kartero.export.bucket;

import com.google.api.client.http.EmptyContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.services.storage.model.StorageObject;
import com.google.auth.Credentials;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.RetryHelper;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Google's client, set up once for one bucket. One transport serves tokens and objects, so that
/// the JVM's proxy settings hold for both.
final class GoogleClient {
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

  /// Milliseconds. Whoever gives up waits for nothing but this.
  private static final int PATIENCE_OF_A_CANCEL = 10_000;

  private final GoogleBucketSettings settings;
  private final ServiceAccountKey key;
  private final Credentials credentials;
  private final HttpTransport transport = new NetHttpTransport();
  private final HttpTransportFactory transports = () -> transport;

  GoogleClient(GoogleBucketSettings settings) {
    this.settings = settings;
    this.key = KeyFileJson.parse(settings.credential());
    this.credentials = credentials();
  }

  String email() {
    return key.email();
  }

  URI tokenUri() {
    return key.tokenUri();
  }

  /// A stand-in gets no token of Google's, which would be good for the real buckets.
  private Credentials credentials() {
    if (settings.emulator().isPresent() && key.isExchangedByGoogle()) {
      return NoCredentials.getInstance();
    }
    return new SharedCredentials(
        ServiceAccountCredentials.newBuilder()
            .setClientEmail(key.email())
            .setPrivateKeyId(key.id())
            .setPrivateKey(key.privateKey())
            .setTokenServerUri(key.tokenUri())
            .setScopes(List.of(SCOPE))
            .setHttpTransportFactory(transports)
            .setDefaultRetriesEnabled(false) // see RetryRule
            .build());
  }

  /// Options of one client for one upload.
  HttpStorageOptions options(TransferLimits limits, GoogleSession session) {
    HttpStorageOptions.Builder options = StorageOptions.http();
    settings.emulator().ifPresent(host -> options.setHost(host.toString()));
    return options
        .setCredentials(credentials)
        // Any text: an upload names no project, but without one the client asks the network.
        .setProjectId(key.project().isEmpty() ? "kartero" : key.project())
        .setHeaderProvider(FixedHeaderProvider.create("User-Agent", settings.applicationName()))
        .setTransportOptions(new SessionTransport(transportOptions(limits), session))
        .setStorageRetryStrategy(new RetryRule(session))
        .setRetrySettings(retries(limits))
        .build();
  }

  private HttpTransportOptions.Builder transportOptions(TransferLimits limits) {
    return HttpTransportOptions.newBuilder()
        .setHttpTransportFactory(transports)
        .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
        .setReadTimeout(Math.toIntExact(limits.read().toMillis()));
  }

  private static RetrySettings retries(TransferLimits limits) {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(limits.firstPause())
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(limits.longestPause())
        .setInitialRpcTimeoutDuration(limits.read())
        .setMaxRpcTimeoutDuration(limits.read())
        .setTotalTimeoutDuration(limits.total())
        .build();
  }

  /// Makes an object of a session all of whose bytes have arrived; the sum goes along, by which
  /// Google refuses damaged bytes.
  StorageObject finish(HttpStorageOptions options, GoogleSession session, long size, String sum) {
    return RetryHelper.runWithRetries(
        () -> {
          HttpRequest request =
              requests(options)
                  .buildPutRequest(
                      new GenericUrl(session.address().orElseThrow()), new EmptyContent());
          request.getHeaders().setContentRange("bytes */" + size);
          request.getHeaders().set("x-goog-hash", "crc32c=" + sum);
          request.setParser(new JsonObjectParser(GsonFactory.getDefaultInstance()));
          return request.execute().parseAs(StorageObject.class);
        },
        options.getRetrySettings(),
        new RetryRule(session).getIdempotentHandler(),
        options.getClock());
  }

  /// Makes Google forget a session, which else lives for a week.
  void cancel(HttpStorageOptions options, String session) throws IOException {
    HttpRequest request = requests(options).buildDeleteRequest(new GenericUrl(session));
    request.setThrowExceptionOnExecuteError(false); // 499 is Google's word for success
    request.setConnectTimeout(Math.min(request.getConnectTimeout(), PATIENCE_OF_A_CANCEL));
    request.setReadTimeout(Math.min(request.getReadTimeout(), PATIENCE_OF_A_CANCEL));
    request.execute().disconnect();
  }

  private HttpRequestFactory requests(HttpStorageOptions options) {
    HttpTransportOptions sent = (HttpTransportOptions) options.getTransportOptions();
    return transport.createRequestFactory(sent.getHttpRequestInitializer(options));
  }
}
