package skylab.guest.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.guest.machine.Bench;

/** Command lines that make no sense get a message. */
class RobustTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/curl",
                "/usr/bin/curl http://",
                "/usr/bin/curl http://x:99999/",
                "/usr/bin/curl ftp://x/",
                "/usr/bin/curl -m x localhost",
                "/usr/bin/curl --nonsense",
                "/usr/bin/curl -o",
                "/usr/bin/curl -d @/none localhost",
                "/usr/bin/wget",
                "/usr/bin/wget :",
                "/usr/bin/wget --nonsense x",
                "/usr/bin/python3 x.py",
                "/usr/bin/python3 -m http.server nonsense",
                "/usr/bin/yum",
                "/usr/bin/yum nonsense",
                "/usr/bin/yum --nonsense",
                "/usr/bin/dnf history info 7",
                "/usr/bin/rpm",
                "/usr/bin/rpm -q",
                "/usr/bin/rpm -qf /none",
                "/usr/bin/rpm -e nonsense",
                "/usr/sbin/ip",
                "/usr/sbin/ip nonsense",
                "/usr/sbin/ip addr show eth7",
                "/usr/sbin/ip route get x",
                "/usr/sbin/ss -Z",
                "/usr/bin/netstat -Z",
                "/usr/sbin/ifconfig eth7",
                "/usr/bin/dig",
                "/usr/bin/dig -x nonsense",
                "/usr/bin/nslookup a b c",
                "/usr/bin/tracepath",
                "/usr/bin/getent",
                "/usr/bin/getent nonsense x"
            })
    void nonsense_gets_a_message(String line) {
        Shot shot = Bench.timeline().write(tx -> Shot.of(tx, Bench.machine(tx, "10.0.0.5"), line));
        assertTrue(!shot.err().isEmpty() || !shot.out().isEmpty(), line);
        assertFalse((shot.err() + shot.out()).contains("Exception"), line);
    }
}
