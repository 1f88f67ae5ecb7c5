package skylab.cli.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import skylab.cli.CliError;

/**
 * Where a listing that was cut off goes on.
 *
 * @param page the service's token of the page; empty for the first one
 * @param skip how many of that page were shown already
 */
record Resume(String page, int skip) {
    static final Resume BEGINNING = new Resume("", 0);

    /** Reads what {@link #write} has written; anything else is a token of the service. */
    static Resume read(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            JsonNode json = new ObjectMapper().readTree(bytes);
            if (json != null && json.has("NextToken")) {
                return new Resume(
                        json.get("NextToken").isNull()
                                ? ""
                                : json.get("NextToken").asText(),
                        json.path("boto_truncate_amount").asInt(0));
            }
        } catch (IllegalArgumentException | java.io.IOException none) {
            return new Resume(text, 0);
        }
        return new Resume(text, 0);
    }

    /** As one word, in the form of the AWS CLI. */
    String write() {
        String token = page.isEmpty() ? "null" : quoted();
        String json = "{\"NextToken\": " + token + (skip > 0 ? ", \"boto_truncate_amount\": " + skip : "") + "}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private String quoted() {
        try {
            return new ObjectMapper().writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new CliError(e.getMessage(), CliError.GENERAL);
        }
    }

    Optional<String> token() {
        return page.isEmpty() ? Optional.empty() : Optional.of(page);
    }
}
