package io.kartero.export.bucket;

import com.google.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One access token for all clients of a bucket: each would copy credentials that it knows, and
/// with them what they hold. A token that the bucket refused is replaced before the next request.
final class SharedCredentials extends Credentials {
  private static final long serialVersionUID = 1;

  private final Credentials shared;
  private volatile boolean refused;

  SharedCredentials(Credentials shared) {
    this.shared = shared;
  }

  /// The token that was given out is not accepted, though it seems good.
  void refused() {
    refused = true;
  }

  @Override
  public String getAuthenticationType() {
    return shared.getAuthenticationType();
  }

  @Override
  public Map<String, List<String>> getRequestMetadata(@Nullable URI uri) throws IOException {
    if (refused) {
      shared.refresh();
      refused = false;
    }
    return shared.getRequestMetadata(uri);
  }

  @Override
  public boolean hasRequestMetadata() {
    return shared.hasRequestMetadata();
  }

  @Override
  public boolean hasRequestMetadataOnly() {
    return shared.hasRequestMetadataOnly();
  }

  @Override
  public void refresh() throws IOException {
    shared.refresh();
  }

  @Override
  public String getUniverseDomain() throws IOException {
    return shared.getUniverseDomain();
  }
}
