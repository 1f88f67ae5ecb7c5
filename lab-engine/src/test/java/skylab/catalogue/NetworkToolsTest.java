package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.network.Cidr;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** What the network tools of an instance show is what the API tells. */
class NetworkToolsTest {
    @Test
    void addressesAndRoutesAreThoseOfTheInterface() {
        Student student = Student.with(null, 22);
        var instance = student.given.instance(student.id);
        String address = instance.privateIpAddress();
        String mac = instance.networkInterfaces().get(0).macAddress();
        String seen = student.ssh("ip addr", "ip route", "ifconfig ens5", "hostname -I");
        assertTrue(
                seen.contains("    link/ether " + mac + " brd ff:ff:ff:ff:ff:ff\n    inet " + address + "/20 "), seen);
        assertTrue(seen.contains("default via 172.31."), seen);
        assertTrue(seen.contains("        inet " + address + "  netmask 255.255.240.0  broadcast 172.31."), seen);
    }

    @Test
    void aVpcCarriesNoBroadcasts() {
        Student student = Student.with(null, 22);
        String last = Cidr.dotted(Cidr.of(student.given.instance(student.id).privateIpAddress() + "/20")
                .last());
        String seen = student.ssh("ping -c 1 " + last, "echo status $?", "ping -b -c 2 -W 1 " + last);
        assertTrue(seen.contains("ping: Do you want to ping broadcast? Then -b."), seen);
        assertTrue(seen.contains("status 2\n"), seen);
        assertTrue(seen.contains("WARNING: pinging broadcast address\nPING " + last), seen);
        assertTrue(seen.contains("2 packets transmitted, 0 received, 100% packet loss"), seen);
    }

    @Test
    void listeningPortsAreSeenByTheirOwner() {
        Student student = Student.with(null, 22);
        String seen = student.ssh(
                "sudo ss -tlnp | grep :22",
                "python3 -m http.server 8000 --bind 127.0.0.1 > /dev/null 2>&1 &",
                "ss -tlnp | grep 8000",
                "sudo netstat -tlnp | grep 8000",
                "curl -s -o /dev/null " + student.given.instance(student.id).privateIpAddress()
                        + ":8000; echo status $?");
        assertTrue(seen.contains("users:((\"sshd\",pid="), seen);
        assertTrue(seen.contains("127.0.0.1:8000"), seen);
        assertTrue(seen.contains("users:((\"python3\",pid="), seen);
        assertTrue(seen.contains("/python3"), seen);
        assertTrue(seen.contains("\nstatus 7\n"), "only the address that it is bound to answers: " + seen);
    }

    @ParameterizedTest
    @CsvSource({"22,Ncat: Connected to 127.0.0.1:22.,0", "23,Ncat: Connection refused.,1"})
    void ncTriesPorts(int port, String message, int status) {
        String seen = Student.with(null, 22)
                .ssh("sudo yum -y -q install nc", "nc -zv localhost " + port + "; echo status $?");
        assertTrue(seen.contains(message + "\n"), seen);
        assertTrue(seen.contains("status " + status + "\n"), seen);
    }

    @Test
    void ncTalksBetweenInstances() {
        Student student = Student.with("#!/bin/bash\nyum -y install nc\nnc -l 9000 > /tmp/got\n", 22, 9000);
        String seen = student.terminal("curl -s -m 3 http://" + student.address() + ":9000/hello; echo status $?");
        assertTrue(seen.contains("\nstatus 28\n") || seen.contains("\nstatus 52\n"), seen);
        assertTrue(student.ssh("cat /tmp/got").contains("GET /hello HTTP/1.1"), "what curl has sent");
    }

    @Test
    void namesAndAddressesAreLookedUpBothWays() {
        Student student = Student.with(null, 22);
        String address = student.address();
        String name = student.given.instance(student.id).publicDnsName();
        String seen = student.ssh(
                "dig -x " + address + " +short",
                "host " + address,
                "dig @8.8.8.8 +short example.com",
                "getent hosts example.com");
        assertTrue(seen.contains("\n" + name + ".\n"), seen);
        assertTrue(seen.contains(".in-addr.arpa domain name pointer " + name + ".\n"), seen);
        assertTrue(seen.contains("\n93.184.215.14\n"), seen);
    }

    @Test
    void tracerouteEndsAtTheHost() {
        String seen = Student.with(null, 22).ssh("sudo yum -y -q install traceroute", "traceroute example.com");
        assertTrue(seen.contains("traceroute to example.com (93.184.215.14), 30 hops max, 60 byte packets\n"), seen);
        assertTrue(seen.contains("\n10  example.com (93.184.215.14)  "), seen);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void stressIsSeenByCloudWatchAndTakesItsTime(int workers) {
        Student student = Student.with(null, 22);
        student.ssh("sudo yum -y -q install stress");
        var before = student.given.lab.now();
        String seen = student.ssh("stress --cpu " + workers + " --timeout 600");
        assertTrue(seen.contains("dispatching hogs: " + workers + " cpu, 0 io, 0 vm, 0 hdd\n"), seen);
        assertTrue(seen.contains("successful run completed in 600s\n"), seen);
        var after = student.given.lab.now();
        assertTrue(Duration.between(before, after).toSeconds() >= 600);
        double maximum = student
                .given
                .lab
                .cloudwatch()
                .getMetricStatistics(r -> r.namespace("AWS/EC2")
                        .metricName("CPUUtilization")
                        .dimensions(Dimension.builder()
                                .name("InstanceId")
                                .value(student.id)
                                .build())
                        .startTime(before)
                        .endTime(after.plusSeconds(300))
                        .period(300)
                        .statisticsWithStrings("Maximum"))
                .datapoints()
                .stream()
                .mapToDouble(point -> point.maximum())
                .max()
                .orElse(0);
        assertEquals(50.0 * workers, maximum, 12, "of two processors");
    }
}
