package skylab.guest.command.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import skylab.guest.command.Shot;
import skylab.guest.machine.Bench;

class ResolverCommandsTest {
    private static Shot shot(String line) {
        return Bench.timeline().write(tx -> Shot.of(tx, Bench.machine(tx, "10.0.0.5"), "/usr/bin/" + line));
    }

    @Test
    void nslookup_tells_server_and_address() {
        assertEquals(
                "Server:\t\t169.254.169.253\nAddress:\t169.254.169.253#53\n\nNon-authoritative answer:\n"
                        + "Name:\twww.google.com\nAddress: 142.251.16.99\n\n",
                shot("nslookup www.google.com").out());
    }

    @Test
    void an_unknown_name_is_nxdomain() {
        assertTrue(shot("nslookup no.example").out().endsWith("** server can't find no.example: NXDOMAIN\n\n"));
        assertEquals(
                "Host no.example not found: 3(NXDOMAIN)\n",
                shot("host no.example").out());
        assertTrue(shot("dig no.example").out().contains("status: NXDOMAIN"));
        assertEquals("", shot("dig +short no.example").out());
    }

    @Test
    void host_and_dig_give_the_address() {
        assertEquals(
                "www.google.com has address 142.251.16.99\n",
                shot("host www.google.com").out());
        assertEquals("142.251.16.99\n", shot("dig +short www.google.com").out());
    }
}
