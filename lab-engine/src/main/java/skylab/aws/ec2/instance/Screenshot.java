package skylab.aws.ec2.instance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.Rows;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotResponse;

/** A picture of an instance's text console, drawn with letters of its own so that every computer draws the same. */
public final class Screenshot {
    private static final int COLUMNS = 80;
    private static final int LINES = 25;
    // A cell as of VGA's text mode; a dot of a letter is one wide and two high.
    private static final int CELL_WIDTH = 9;
    private static final int CELL_HEIGHT = 16;
    private static final int GREY = 0xAAAAAA;
    private static final int DOTS = 5;

    private record Letter(int code, List<Integer> rows) {}

    private static final Map<Integer, Letter> LETTERS = Rows.read(
                    Rows.class,
                    "console-font.tsv",
                    row -> new Letter(
                            Integer.parseInt(row.text("code"), 16),
                            row.words("rows").stream()
                                    .map(digits -> Integer.parseInt(digits, 16))
                                    .toList()))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Letter::code, letter -> letter));

    private Screenshot() {}

    /** GetConsoleScreenshot: a JPEG in base64, of a running instance. */
    public static GetConsoleScreenshotResponse take(Call call, GetConsoleScreenshotRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (!instance.is(Phase.RUNNING)) {
            throw new AwsError(
                    "IncorrectInstanceState", "The instance '" + instance.id() + "' is not in the 'running' state.");
        }
        byte[] picture = jpeg(screen(Hosts.consoleOutput(call.tx(), call.scope(), instance)));
        return GetConsoleScreenshotResponse.builder()
                .instanceId(instance.id())
                .imageData(Base64.getEncoder().encodeToString(picture))
                .build();
    }

    /** The last lines of a text, wrapped as a terminal does. */
    static List<String> screen(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            int from = 0;
            do {
                lines.add(line.substring(from, Math.min(line.length(), from + COLUMNS)));
                from += COLUMNS;
            } while (from < line.length());
        }
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    static BufferedImage draw(List<String> lines) {
        BufferedImage picture =
                new BufferedImage(COLUMNS * CELL_WIDTH, LINES * CELL_HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line);
            for (int column = 0; column < text.length(); column++) {
                Letter letter = LETTERS.get((int) text.charAt(column));
                if (letter != null) {
                    draw(picture, letter, column * CELL_WIDTH + 2, line * CELL_HEIGHT + 1);
                }
            }
        }
        return picture;
    }

    private static void draw(BufferedImage picture, Letter letter, int left, int top) {
        for (int row = 0; row < letter.rows().size(); row++) {
            for (int dot = 0; dot < DOTS; dot++) {
                if ((letter.rows().get(row) >> (DOTS - 1 - dot) & 1) != 0) {
                    picture.setRGB(left + dot, top + 2 * row, GREY);
                    picture.setRGB(left + dot, top + 2 * row + 1, GREY);
                }
            }
        }
    }

    private static byte[] jpeg(List<String> lines) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(draw(lines), "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
