package skylab.guest.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import skylab.guest.machine.Bench;
import skylab.world.Transaction;

class LoginTest {
    private static String attempt(Transaction tx, String client, String user, String mode) {
        Bench.SESSIONS.put(
                tx,
                Bench.SCOPE,
                client,
                "/home/ec2-user/key.pem",
                Bench.USER,
                mode,
                KeyMaterial.generate("ed25519", 5).pem());
        Bench.start(
                tx,
                client,
                "/usr/bin/ssh",
                "-i",
                "/home/ec2-user/key.pem",
                "-o",
                "StrictHostKeyChecking=no",
                user + "@10.0.0.6",
                "true");
        tx.advance(Duration.ofSeconds(1));
        return Bench.file(tx, client, "/home/ec2-user/err");
    }

    @Test
    void S0_03_a_key_that_others_may_read_is_refused() {
        Bench.timeline().write(tx -> {
            String client = Bench.machine(tx, "10.0.0.5");
            Bench.machine(tx, "10.0.0.6");
            String refusal = attempt(tx, client, "ec2-user", "0644");
            assertTrue(refusal.contains("WARNING: UNPROTECTED PRIVATE KEY FILE!"), refusal);
            assertTrue(refusal.contains("Permissions 0644 for '/home/ec2-user/key.pem' are too open."), refusal);
            assertTrue(
                    refusal.endsWith(
                            "ec2-user@10.0.0.6: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).\n"),
                    refusal);
            assertFalse(attempt(tx, client, "ec2-user", "0400").contains("UNPROTECTED"));
            return null;
        });
    }

    @Test
    void S0_04_a_wrong_user_or_key_is_denied() {
        Bench.timeline().write(tx -> {
            String client = Bench.machine(tx, "10.0.0.5");
            Bench.machine(tx, "10.0.0.6");
            String refusal = attempt(tx, client, "ubuntu", "0400");
            assertTrue(refusal.startsWith("Warning: Permanently added '10.0.0.6' (ED25519)"), refusal);
            assertTrue(refusal.contains("ubuntu@10.0.0.6: Permission denied (publickey"), refusal);
            return null;
        });
    }

    @Test
    void S0_05_S0_06_a_machine_that_is_off_is_silent_and_one_without_sshd_refuses() {
        Bench.timeline().write(tx -> {
            String client = Bench.machine(tx, "10.0.0.5");
            assertEquals("", attempt(tx, client, "ec2-user", "0400"));
            tx.advance(Duration.ofMinutes(3));
            assertEquals(
                    "ssh: connect to host 10.0.0.6 port 22: Connection timed out\n",
                    Bench.file(tx, client, "/home/ec2-user/err"));
            String server = Bench.machine(tx, "10.0.0.6");
            Bench.SESSIONS.kill(tx, Bench.SCOPE, server, "sshd");
            assertEquals(
                    "ssh: connect to host 10.0.0.6 port 22: Connection refused\n",
                    attempt(tx, client, "ec2-user", "0400"));
            return null;
        });
    }
}
