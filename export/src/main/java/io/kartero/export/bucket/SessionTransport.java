package io.kartero.export.bucket;

import com.google.api.client.http.HttpExecuteInterceptor;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseInterceptor;
import com.google.api.client.http.HttpStatusCodes;
import com.google.auth.Credentials;
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
      // It would fetch another token here and now, and write a failure into the log: see RetryRule.
      request.setUnsuccessfulResponseHandler(null);
      HttpExecuteInterceptor before = request.getInterceptor();
      request.setInterceptor(sent -> depart(sent, before));
      HttpResponseInterceptor behind = request.getResponseInterceptor();
      request.setResponseInterceptor(response -> {
        if (response.getStatusCode() == HttpStatusCodes.STATUS_CODE_UNAUTHORIZED) {
          refuseToken(options.getCredentials());
        }
        look(response, behind);
      });
    };
  }

  private void depart(HttpRequest request, @Nullable HttpExecuteInterceptor next)
      throws IOException {
    if (next != null) {
      next.intercept(request);
    }
    if (!isQuestion(request)) {
      session.sent();
    }
    if (request.getContent() != null && !(request.getContent() instanceof LongWrites)) {
      request.setContent(new LongWrites(request.getContent()));
    }
  }

  private void refuseToken(Credentials credentials) {
    session.refusedToken();
    if (credentials instanceof SharedCredentials shared) {
      shared.refused();
    }
  }

  private void look(HttpResponse response, @Nullable HttpResponseInterceptor next)
      throws IOException {
    HttpRequest request = response.getRequest();
    if (!isQuestion(request)) {
      session.answered(response.getStatusCode());
    }
    if (response.isSuccessStatusCode()) {
      String location = response.getHeaders().getLocation();
      if (location != null) {
        session.opened(location);
      }
      if (request.getParser() != null) {
        request.setParser(new StoredObjectParser(request.getParser(), session));
      }
    }
    if (next != null) {
      next.interceptResponse(response);
    }
  }

  /// How much of a session has arrived; the answer says nothing of the requests before it.
  private static boolean isQuestion(HttpRequest request) {
    return "bytes */*".equals(request.getHeaders().getContentRange());
  }
}
