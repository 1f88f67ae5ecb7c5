package skylab.aws.ec2.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;

class ScreenshotTest {
    private final Given given = Given.lab();

    @Test
    void aRunningInstanceShowsItsConsoleAsAJpeg() throws IOException {
        String id = given.launch(r -> {}).instanceId();
        given.refused("IncorrectInstanceState", () -> given.ec2.getConsoleScreenshot(r -> r.instanceId(id)));
        given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        given.lab.advance("2m");
        String data = given.ec2.getConsoleScreenshot(r -> r.instanceId(id)).imageData();
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
        assertEquals(720, picture.getWidth());
        assertEquals(400, picture.getHeight());
        assertTrue(light(picture) > 100, "there is text on it");
        assertEquals(data, given.ec2.getConsoleScreenshot(r -> r.instanceId(id)).imageData());
    }

    private static long light(BufferedImage picture) {
        long count = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                count += (picture.getRGB(x, y) & 0xFF) > 0x80 ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "login: ", "한글 and \u0000 and \uFFFF"})
    void anyTextCanBeDrawn(String text) {
        Screenshot.draw(Screenshot.screen(text));
    }

    @Test
    void longLinesAreWrappedAndTheLastTwentyFiveSeen() {
        assertEquals(List.of("x".repeat(80), "x".repeat(5)), Screenshot.screen("x".repeat(85)));
        List<String> lines = Screenshot.screen("line\n".repeat(40) + "end");
        assertEquals(25, lines.size());
        assertEquals("end", lines.get(24));
    }

    @Test
    void everyPrintableLetterLooksDifferent() {
        for (char one = '!'; one < '~'; one++) {
            BufferedImage first = Screenshot.draw(List.of(String.valueOf(one)));
            BufferedImage next = Screenshot.draw(List.of(String.valueOf((char) (one + 1))));
            assertTrue(light(first) > 0, () -> "letter " + first);
            assertNotEquals(dots(first), dots(next), String.valueOf(one));
        }
    }

    private static List<Integer> dots(BufferedImage picture) {
        int[] all = picture.getRGB(0, 0, 9, 16, null, 0, 9);
        return java.util.Arrays.stream(all).boxed().toList();
    }
}
