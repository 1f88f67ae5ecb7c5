package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.lab.Lab;
import skylab.lab.Terminal;

/** {@code iptables} and its companions, as they are typed and as they answer. */
class IptablesTest extends SshLab {
    /** A lab whose bastion has the packages. */
    private static final class Installed {
        static final Lab LAB = Up.GIVEN.lab.fork();

        static {
            String host = skylab.aws.ec2.Given.in(LAB).instance(Up.BASTION).publicIpAddress();
            Terminal.Ran ran = LAB.terminal()
                    .run("ssh " + NEW + KEY + "ec2-user@" + host
                            + " sudo yum install -y -q iptables-services conntrack-tools");
            assertEquals(0, ran.status(), ran.err());
        }
    }

    @BeforeEach
    void installed() {
        lab = Installed.LAB.fork();
    }

    private Terminal.Ran root(String script) {
        return run(login + "'sudo bash -c \"" + script.replace("\"", "\\\"") + "\"'");
    }

    private String rules(String script) {
        Terminal.Ran ran = root(script + "; iptables -S; iptables -t nat -S");
        assertEquals("", ran.err());
        return ran.out();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-A INPUT -p tcp --dport 22 -j ACCEPT|-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT",
                "-A INPUT -p tcp --dport ssh -s 10.0.0.7 -j ACCEPT|-A INPUT -s 10.0.0.7/32 -p tcp -m tcp --dport 22 -j ACCEPT",
                "-A INPUT ! -s 203.0.113.7/16 -i ens5 -j DROP|-A INPUT ! -s 203.0.0.0/16 -i ens5 -j DROP",
                "-A FORWARD -d 192.168.0.0/255.255.255.0 -o ens+ -j REJECT|-A FORWARD -d 192.168.0.0/24 -o ens+ -j REJECT --reject-with icmp-port-unreachable",
                "-A OUTPUT -p udp --sport 1000:2000 -j REJECT --reject-with host-prohibited|-A OUTPUT -p udp -m udp --sport 1000:2000 -j REJECT --reject-with icmp-host-prohibited",
                "-A INPUT -m state --state ESTABLISHED,RELATED -j ACCEPT|-A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT",
                "-A INPUT -m conntrack ! --ctstate new -j ACCEPT|-A INPUT -m conntrack ! --ctstate NEW -j ACCEPT",
                "-A INPUT -p tcp -m multiport --dports 80,443,8000:8080 -j ACCEPT|-A INPUT -p tcp -m multiport --dports 80,443,8000:8080 -j ACCEPT",
                "-A INPUT -p icmp --icmp-type echo-request -j DROP|-A INPUT -p icmp -m icmp --icmp-type 8 -j DROP",
                "-A INPUT -p tcp ! --dport 22 -m comment --comment web -j DROP|-A INPUT -p tcp -m tcp ! --dport 22 -m comment --comment web -j DROP",
                "-t nat -A POSTROUTING -o ens5 -j MASQUERADE|-A POSTROUTING -o ens5 -j MASQUERADE",
                "-t nat -A POSTROUTING -s 10.0.0.0/24 -j SNAT --to-source 10.1.0.4-10.1.0.6|-A POSTROUTING -s 10.0.0.0/24 -j SNAT --to-source 10.1.0.4-10.1.0.6",
                "-tnat -APREROUTING -ptcp --dport 8080 -jDNAT --to-destination 10.0.2.5:80|-A PREROUTING -p tcp -m tcp --dport 8080 -j DNAT --to-destination 10.0.2.5:80",
                "-t nat -A PREROUTING -p tcp --dport 80 -j REDIRECT --to-ports 8080|-A PREROUTING -p tcp -m tcp --dport 80 -j REDIRECT --to-ports 8080",
                "-t nat -A POSTROUTING -s 10.0.1.0/24 -j NETMAP --to 10.9.1.0/24|-A POSTROUTING -s 10.0.1.0/24 -j NETMAP --to 10.9.1.0/24"
            })
    void aRuleIsWrittenAsTheKernelHasIt(String typed, String shown) {
        String all = rules("iptables " + typed);
        assertTrue(all.contains("\n" + shown + "\n"), all);
        assertTrue(
                rules("iptables " + typed.replaceFirst("-A ?(?=[A-Z])", "-D ")).indexOf(shown) < 0, "and taken away");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iptables -A FOO -j ACCEPT|2|iptables v1.8.8 (nf_tables): Chain 'FOO' does not exist",
                "iptables -L FOO|1|iptables: No chain/target/match by that name.",
                "iptables -A INPUT -j FOO|2|iptables v1.8.8 (nf_tables): Couldn't load target `FOO':No such file or directory",
                "iptables -A INPUT --dport 22 -j ACCEPT|2|iptables v1.8.8 (nf_tables): unknown option \"--dport\"",
                "iptables -A INPUT -p tcp --dport 70000 -j ACCEPT|2|iptables v1.8.8 (nf_tables): invalid port/service `70000' specified",
                "iptables -D INPUT -j DROP|1|iptables: Bad rule (does a matching rule exist in that chain?).",
                "iptables -D INPUT 3|1|iptables: Index of deletion too big.",
                "iptables -C INPUT -j DROP|1|iptables: Bad rule (does a matching rule exist in that chain?).",
                "iptables -I INPUT 5 -j DROP|1|iptables: Index of insertion too big.",
                "iptables -P INPUT REJECT|1|iptables: Bad policy name. Run `dmesg' for more information.",
                "iptables -N INPUT|1|iptables: Chain already exists.",
                "iptables -A FORWARD -j MASQUERADE|4|iptables v1.8.8 (nf_tables):  RULE_APPEND failed (Invalid argument): rule in chain FORWARD",
                "iptables -t nat -A PREROUTING -j MASQUERADE|4|iptables v1.8.8 (nf_tables):  RULE_APPEND failed (Invalid argument): rule in chain PREROUTING",
                "iptables -A INPUT -o ens5 -j DROP|2|iptables v1.8.8 (nf_tables): Can't use -o with INPUT",
                "iptables -t nat -A POSTROUTING -j SNAT|2|iptables v1.8.8 (nf_tables): SNAT: option \"--to-source\" must be specified",
                "iptables|2|iptables v1.8.8 (nf_tables): no command specified",
                "iptables -t mangle -L|2|iptables v1.8.8 (nf_tables): Skylab does not emulate the table mangle",
                "iptables -A INPUT -j LOG|2|iptables v1.8.8 (nf_tables): Skylab does not emulate the target LOG"
            })
    void whatDoesNotWorkIsSaidAndChangesNothing(String typed, int status, String message) {
        Terminal.Ran ran = run(login + "'sudo " + typed.replace("'", "'\\''") + "'");
        assertEquals(status, ran.status(), ran.err());
        assertEquals(message, ran.err().lines().findFirst().orElse(""));
        assertEquals(
                "-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n",
                root("iptables -S").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iptables -A",
                "iptables -A INPUT -s 1.2.3.4/",
                "iptables -A INPUT -s 1.2.3.4/33 -j DROP",
                "iptables -A INPUT -s 1.2.3.4/255.0.255.0 -j DROP",
                "iptables -A INPUT -p tcp --dport 5:1 -j DROP",
                "iptables -A INPUT -p tcp --dport 1:2:3 -j DROP",
                "iptables -A INPUT -p 99 -j DROP",
                "iptables -A INPUT -p icmp --icmp-type 999 -j DROP",
                "iptables -A INPUT -m state --state MAYBE -j DROP",
                "iptables -A INPUT --state NEW -j DROP",
                "iptables -A INPUT -m nothing -j DROP",
                "iptables -t nat -A POSTROUTING -j SNAT --to-source 10.0.0.9-10.0.0.1",
                "iptables -t nat -A POSTROUTING -j SNAT --to-source x:y",
                "iptables -t nat -A POSTROUTING -j NETMAP --to 10.0.0.0/99",
                "iptables -t nat -P PREROUTING DROP",
                "iptables -t nothing -L",
                "iptables -L -S",
                "iptables INPUT",
                "iptables --nothing",
                "iptables -R INPUT 999999999 -j DROP",
                "iptables -X INPUT",
                "iptables-restore --nothing",
                "iptables-restore /nowhere",
                "iptables-save --nothing",
                "conntrack --nothing",
                "conntrack"
            })
    void nonsenseIsAnsweredByAMessage(String typed) {
        Terminal.Ran ran = run(login + "sudo " + typed);
        assertTrue(ran.status() > 0 && ran.status() < 100, ran.toString());
        assertTrue(ran.err().startsWith(typed.split(" ")[0]) || ran.err().startsWith("Can't open"), ran.err());
        assertEquals(
                "-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n",
                root("iptables -S").out());
    }

    @Test
    void onlyRootMayLookAndChange() {
        Terminal.Ran ran = run(login + "/usr/sbin/iptables -L");
        assertEquals(4, ran.status());
        assertEquals(
                "iptables v1.8.8 (nf_tables): Could not fetch rule set generation id: Permission denied (you must be root)\n",
                ran.err());
    }

    @Test
    void aListing() {
        root(
                "iptables -A INPUT -p tcp --dport 22 -j ACCEPT; iptables -N WEB; iptables -A WEB -p tcp --dport 80 -j RETURN;"
                        + " iptables -A INPUT -j WEB; iptables -A INPUT -i lo -m state --state NEW -j DROP; iptables -P FORWARD DROP");
        assertEquals(
                """
                Chain INPUT (policy ACCEPT)
                num  target     prot opt source               destination\s\s\s\s\s\s\s\s\s
                1    ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:22
                2    WEB        all  --  0.0.0.0/0            0.0.0.0/0          \s
                3    DROP       all  --  0.0.0.0/0            0.0.0.0/0            state NEW

                Chain FORWARD (policy DROP)
                num  target     prot opt source               destination\s\s\s\s\s\s\s\s\s

                Chain OUTPUT (policy ACCEPT)
                num  target     prot opt source               destination\s\s\s\s\s\s\s\s\s

                Chain WEB (1 references)
                num  target     prot opt source               destination\s\s\s\s\s\s\s\s\s
                1    RETURN     tcp  --  0.0.0.0/0            0.0.0.0/0            tcp dpt:80
                """,
                root("iptables -L -n --line-numbers").out());
        assertEquals(
                "2    WEB        all  --  0.0.0.0/0            0.0.0.0/0",
                root("iptables -nL INPUT 2 --line-numbers").out().strip());
        assertTrue(root("iptables -L INPUT")
                .out()
                .contains("ACCEPT     tcp  --  anywhere             anywhere             tcp dpt:ssh\n"));
        assertTrue(root("iptables -X WEB")
                .err()
                .startsWith("iptables v1.8.8 (nf_tables):  CHAIN_DEL failed (Device or resource busy): chain WEB"));
    }

    @Test
    void countsFollowThePackets() {
        root("iptables -A INPUT -p tcp --dport 9999 -j DROP; iptables -A INPUT -p icmp -j ACCEPT");
        lab.ec2()
                .authorizeSecurityGroupIngress(
                        r -> r.groupId(Up.GROUP).ipProtocol("-1").cidrIp("0.0.0.0/0"));
        run("ping -c 3 " + host);
        run("ssh -o ConnectTimeout=2 -p 9999 " + host);
        String listed = root("iptables -nvL INPUT").out();
        assertTrue(listed.lines().anyMatch(line -> line.matches(" +1 +60 DROP .*tcp dpt:9999")), listed);
        assertTrue(listed.lines().anyMatch(line -> line.matches(" +[1-9]\\d* +[1-9]\\d* ACCEPT +icmp .*")), listed);
        assertTrue(root("iptables -Z; iptables -nvL INPUT")
                .out()
                .lines()
                .anyMatch(line -> line.matches(" +0 +0 DROP .*")));
    }

    @Test
    void savedRulesAreReadAgain() {
        String saved = root("iptables -A INPUT -p tcp --dport 22 -m comment --comment two\\ words -j ACCEPT;"
                        + " iptables -t nat -A POSTROUTING -o ens5 -j MASQUERADE; iptables-save | tee /tmp/rules")
                .out();
        assertTrue(saved.startsWith("# Generated by iptables-save v1.8.8 (nf_tables) on "), saved);
        assertTrue(
                saved.contains("*filter\n:INPUT ACCEPT [")
                        && saved.contains("\n-A POSTROUTING -o ens5 -j MASQUERADE\nCOMMIT\n"),
                saved);
        assertEquals("", rules("iptables -F; iptables -t nat -F").replaceAll("(?m)^-P .*\n", ""));
        String again = rules("iptables-restore /tmp/rules");
        assertTrue(again.contains("--comment \"two words\" -j ACCEPT"), again);
        assertTrue(again.contains("-A POSTROUTING -o ens5 -j MASQUERADE"), again);
        Terminal.Ran wrong =
                root("echo '*filter' > /tmp/bad; echo '-A INPUT -j NOWHERE' >> /tmp/bad; echo COMMIT >> /tmp/bad;"
                        + " iptables-restore < /tmp/bad");
        assertTrue(wrong.err().contains("Error occurred at line: 2"), wrong.err());
        assertTrue(root("iptables -S").out().contains("two words"), "all or nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "hibernation is none"})
    void rulesLiveInMemoryOnly(String way) {
        root("iptables -A INPUT -p tcp --dport 9999 -j DROP; sysctl -q -w net.ipv4.ip_forward=1");
        if (way.equals("off")) {
            var ec2 = lab.ec2();
            ec2.stopInstances(r -> r.instanceIds(Up.BASTION));
            ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(Up.BASTION));
            ec2.startInstances(r -> r.instanceIds(Up.BASTION));
            ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(Up.BASTION));
        } else {
            lab.ec2().rebootInstances(r -> r.instanceIds(Up.BASTION));
        }
        lab.advance("2m");
        String now = skylab.aws.ec2.Given.in(lab).instance(Up.BASTION).publicIpAddress();
        String shown = run("ssh " + NEW + KEY + "ec2-user@" + now
                        + " 'sudo iptables -S; sysctl -n net.ipv4.ip_forward; ls /etc/sysctl.d'")
                .out();
        assertEquals("-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n0\n", shown);
    }
}
