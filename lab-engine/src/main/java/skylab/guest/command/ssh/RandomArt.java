package skylab.guest.command.ssh;

import java.util.Arrays;

/** The picture of a fingerprint: the walk of a "drunken bishop" over a board of 17 by 9 squares. */
final class RandomArt {
    private static final int WIDTH = 17;
    private static final int HEIGHT = 9;
    private static final String SIGNS = " .o+=*BOX@%&#/^SE";

    private RandomArt() {}

    static String of(byte[] digest, String title, String method) {
        int[][] visits = new int[HEIGHT][WIDTH];
        int x = WIDTH / 2;
        int y = HEIGHT / 2;
        int most = SIGNS.length() - 3;
        for (byte octet : digest) {
            for (int shift = 0; shift < 8; shift += 2) {
                int move = octet >> shift & 3;
                x = Math.max(0, Math.min(WIDTH - 1, x + ((move & 1) != 0 ? 1 : -1)));
                y = Math.max(0, Math.min(HEIGHT - 1, y + ((move & 2) != 0 ? 1 : -1)));
                visits[y][x] = Math.min(most, visits[y][x] + 1);
            }
        }
        visits[HEIGHT / 2][WIDTH / 2] = SIGNS.length() - 2;
        visits[y][x] = SIGNS.length() - 1;
        StringBuilder picture = new StringBuilder(frame("[" + title + "]")).append('\n');
        Arrays.stream(visits).forEach(row -> {
            picture.append('|');
            Arrays.stream(row).forEach(count -> picture.append(SIGNS.charAt(count)));
            picture.append("|\n");
        });
        return picture.append(frame("[" + method + "]")).toString();
    }

    private static String frame(String text) {
        int left = (WIDTH - text.length()) / 2;
        return "+" + "-".repeat(left) + text + "-".repeat(WIDTH - left - text.length()) + "+";
    }
}
