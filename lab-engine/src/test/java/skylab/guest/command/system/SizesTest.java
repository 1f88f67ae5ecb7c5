package skylab.guest.command.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1023, 1023",
        "1024, 1.0K",
        "4194304, 4.0M",
        "8589934592, 8.0G",
        "8515768320, 8.0G",
        "10433331, 10M",
        "10591744, 11M",
        "1073741823, 1.0G"
    })
    void df_rounds_up(long bytes, String text) {
        assertEquals(text, Sizes.ceiling(bytes, 1024));
    }

    @ParameterizedTest
    @CsvSource({"1048576, 1M", "1610612736, 1.5G", "8589934592, 8G", "500, 500B"})
    void lsblk_shows_no_zero_decimals(long bytes, String text) {
        assertEquals(text, Sizes.brief(bytes));
    }
}
