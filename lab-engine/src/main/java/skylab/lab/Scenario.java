package skylab.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import skylab.world.journal.Entry;

/**
 * A lab that somebody has prepared for others to begin with, such as one in which something is broken: how it was opened
 * and what was done in it. Sealed it is a text that can be handed on in a notebook and that nobody reads by looking at it;
 * as the lab itself must open it, it is no secret from those who take the program apart.
 *
 * @see Lab#begin
 */
public final class Scenario {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CIPHER = "AES/CTR/NoPadding";
    private static final int DIGEST = 16;
    private static final int WIDTH = 100;

    private final JsonNode header;
    private final List<Entry> entries;

    private Scenario(JsonNode header, List<Entry> entries) {
        this.header = header;
        this.entries = List.copyOf(entries);
    }

    /** The scenario in which others begin where this lab is now. What is broken in it should never have been whole. */
    static Scenario of(LabOptions options, List<Entry> entries) {
        return new Scenario(options.toHeader(), entries);
    }

    /** What the prepared lab was opened with. */
    LabOptions options() {
        return LabOptions.fromHeader(header);
    }

    /** What was done in it, without results. */
    List<Entry> entries() {
        return entries;
    }

    /** The scenario as lines of base64, the same for the same scenario. */
    public String seal() {
        ArrayNode document = JsonNodeFactory.instance.arrayNode().add(header);
        for (Entry entry : entries) {
            document.addArray()
                    .add(entry.eventSource())
                    .add(entry.eventName())
                    .add(entry.awsRegion())
                    .add(entry.requestParameters());
        }
        byte[] plain = deflated(document.toString().getBytes(StandardCharsets.UTF_8));
        byte[] digest = digest(plain);
        byte[] sealed = Arrays.copyOf(digest, DIGEST + plain.length);
        byte[] hidden = crypt(Cipher.ENCRYPT_MODE, digest, plain);
        System.arraycopy(hidden, 0, sealed, DIGEST, hidden.length);
        return Base64.getMimeEncoder(WIDTH, new byte[] {'\n'}).encodeToString(sealed);
    }

    /**
     * Opens a sealed scenario. White space in it does not matter.
     *
     * @throws IllegalArgumentException if the text is none, or not all of it
     */
    public static Scenario unseal(String text) {
        try {
            byte[] sealed = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            byte[] digest = Arrays.copyOf(sealed, DIGEST);
            byte[] plain = crypt(
                    Cipher.DECRYPT_MODE,
                    digest,
                    Arrays.copyOfRange(sealed, Math.min(DIGEST, sealed.length), sealed.length));
            if (!Arrays.equals(digest, digest(plain))) {
                throw new IllegalArgumentException("it is damaged");
            }
            JsonNode document = JSON.readTree(new InflaterInputStream(new ByteArrayInputStream(plain)).readAllBytes());
            List<Entry> entries = new ArrayList<>();
            for (int i = 1; i < document.size(); i++) {
                entries.add(entry(document.get(i)));
            }
            return new Scenario(document.path(0), entries);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("this is not a whole scenario: " + e.getMessage(), e);
        }
    }

    private static Entry entry(JsonNode action) throws JsonProcessingException {
        return new Entry(
                Entry.VERSION,
                null,
                null,
                action.path(0).asText(),
                action.path(1).asText(),
                action.path(2).asText(),
                null,
                null,
                action.path(3),
                null,
                null,
                null,
                false,
                null,
                null);
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), DIGEST);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] crypt(int mode, byte[] digest, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            byte[] key = digest(Scenario.class.getName().getBytes(StandardCharsets.UTF_8));
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(digest));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scenario && ((Scenario) other).seal().equals(seal());
    }

    @Override
    public int hashCode() {
        return seal().hashCode();
    }
}
