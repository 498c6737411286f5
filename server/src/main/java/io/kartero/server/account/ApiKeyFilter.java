package io.kartero.server.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who asks, by the API key in `Authorization`: `TD1 <key>`, as Treasure Data's clients
/// send it, `Bearer <key>`, or the key alone.
final class ApiKeyFilter extends OncePerRequestFilter {
  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?:(?:TD1|Bearer)\\s+)?(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

  private final ApiKeys keys;

  ApiKeyFilter(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    key(request).flatMap(keys::account).ifPresent(ApiKeyFilter::signIn);
    chain.doFilter(request, response);
  }

  /// Answers that are written later, by another thread, are for the same account.
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static Optional<String> key(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return Optional.empty();
    }
    Matcher matcher = AUTHORIZATION.matcher(header.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static void signIn(Account account) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new SignedIn(account));
    SecurityContextHolder.setContext(context);
  }
}
