package io.kartero.export.bucket;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseInterceptor;
import com.google.cloud.ServiceOptions;
import com.google.cloud.http.HttpTransportOptions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Lets a [GoogleSession] see the answers to the requests of its upload.
final class SessionTransport extends HttpTransportOptions {
  private static final long serialVersionUID = 1;

  private final transient GoogleSession session;

  SessionTransport(HttpTransportOptions.Builder options, GoogleSession session) {
    super(options);
    this.session = session;
  }

  @Override
  public HttpRequestInitializer getHttpRequestInitializer(ServiceOptions<?, ?> options) {
    HttpRequestInitializer original = super.getHttpRequestInitializer(options);
    return request -> {
      original.initialize(request);
      HttpResponseInterceptor next = request.getResponseInterceptor();
      request.setResponseInterceptor(response -> look(response, next));
    };
  }

  private void look(HttpResponse response, @Nullable HttpResponseInterceptor next)
      throws IOException {
    if (response.isSuccessStatusCode()) {
      String location = response.getHeaders().getLocation();
      if (location != null) {
        session.opened(location);
      }
      HttpRequest request = response.getRequest();
      if (request.getParser() != null) {
        request.setParser(new StoredObjectParser(request.getParser(), session));
      }
    }
    if (next != null) {
      next.interceptResponse(response);
    }
  }
}
