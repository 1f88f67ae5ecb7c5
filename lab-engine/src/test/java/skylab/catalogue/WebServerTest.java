package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web servers on instances, seen from inside and from the learner's own computer. */
class WebServerTest {
    private static String after(String transcript, String command) {
        int at = transcript.indexOf(command + "\n");
        assertTrue(at >= 0, transcript);
        String rest = transcript.substring(at + command.length() + 1);
        int end = rest.indexOf("$ ");
        return end < 0 ? rest : rest.substring(0, rest.lastIndexOf('\n', end) + 1);
    }

    @ParameterizedTest
    @CsvSource({"httpd,/var/www/html,Apache/2.4.65 (Amazon Linux)", "nginx,/usr/share/nginx/html,nginx/1.28.0"})
    void aPageThatTheLearnerWroteIsServedToTheInternet(String server, String root, String software) {
        Student student = Student.with(null, 22, 80);
        student.ssh(
                "sudo yum -y -q install " + server,
                "sudo " + server,
                "echo '<h1>from " + server + "</h1>' | sudo tee " + root + "/index.html");
        String url = "http://" + student.address();
        String seen =
                student.terminal("curl " + url + "\ncurl -sI " + url + "\ncurl -s " + url + "/none\nwget -qO- " + url);
        assertEquals("<h1>from " + server + "</h1>\n", after(seen, "$ curl " + url));
        assertTrue(seen.contains("HTTP/1.1 200 OK\n") || seen.contains("HTTP/1.1 200 OK\r\n"), seen);
        assertTrue(seen.contains("Server: " + software), seen);
        assertTrue(seen.contains("404 Not Found") || seen.contains("is not found"), seen);
        assertEquals("<h1>from " + server + "</h1>\n", after(seen, "$ wget -qO- " + url));
    }

    @Test
    void whatTheGroupDoesNotOpenIsNotAnsweredAndWhatNobodyServesIsRefused() {
        Student student = Student.with(null, 22, 80);
        String address = student.address();
        String seen = student.terminal("curl -m 5 http://" + address + ":8080; echo status $?\ncurl http://" + address
                + "; echo status $?\ncurl http://no.such.example; echo status $?");
        assertTrue(
                seen.contains("curl: (28) Failed to connect to " + address
                        + " port 8080 after 5000 ms: Timeout was reached\nstatus 28\n"),
                seen);
        assertTrue(seen.contains("curl: (7) Failed to connect to " + address + " port 80 after "), seen);
        assertTrue(seen.contains("status 7\n"), seen);
        assertTrue(seen.contains("curl: (6) Could not resolve host: no.such.example\nstatus 6\n"), seen);
    }

    @Test
    void withoutAnIndexPageThereIsThePageOfTheServerItself() {
        String seen = Student.with(null, 22)
                .ssh(
                        "sudo dnf -y -q install httpd",
                        "sudo httpd 2>/dev/null",
                        "curl -s -o /dev/null -w '%{http_code}\\n' localhost",
                        "curl -s localhost");
        assertTrue(seen.contains("\n403\n"), seen);
        assertTrue(seen.contains("It works!"), seen);
    }

    @Test
    void aPortHasOneServerOnly() {
        String seen = Student.with(null, 22)
                .ssh(
                        "sudo yum -y -q install httpd nginx",
                        "sudo httpd 2>/dev/null",
                        "sudo nginx; echo status $?",
                        "sudo httpd; echo status $?");
        assertTrue(seen.contains("nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)\n"), seen);
        assertTrue(
                seen.contains("(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80\n"),
                seen);
    }

    @Test
    void workersRunInTheNameOfApacheAndTheLogTellsWhoAsked() {
        Student student = Student.with(null, 22, 80);
        String seen = student.ssh(
                "sudo yum -y -q install httpd",
                "sudo httpd 2>/dev/null",
                "ps -C httpd -o user= | sort | uniq -c | tr -s ' '");
        assertTrue(seen.contains(" 4 apache\n"), seen);
        student.terminal("curl -s http://" + student.address() + "/page");
        assertTrue(
                student.ssh("sudo tail -1 /var/log/httpd/access_log").contains("203.0.113.25 - - ["),
                "the learner's address is in the log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void virtualHostsAreToldApartByName(String name) {
        Student student = Student.with(null, 22);
        String seen = student.ssh(
                "sudo yum -y -q install httpd",
                "for i in one two; do sudo mkdir /var/www/$i; echo site $i | sudo tee /var/www/$i/index.html; printf '<VirtualHost *:80>\\nServerName '$i'.test\\nDocumentRoot /var/www/'$i'\\n</VirtualHost>\\n' | sudo tee /etc/httpd/conf.d/$i.conf; done > /dev/null",
                "sudo httpd 2>/dev/null",
                "curl -s -H 'Host: " + name + ".test' localhost");
        assertTrue(seen.contains("\nsite " + name + "\n"), seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Listn 81|Invalid command 'Listn', perhaps misspelled or defined by a module not included in the server configuration",
                "<Directory /x>|<directory> was not closed.",
                "DocumentRoot /nowhere|DocumentRoot '/nowhere' is not a directory, or is not readable"
            })
    void aWrongConfigurationIsNotServed(String line, String message) {
        String seen = Student.with(null, 22)
                .ssh(
                        "sudo yum -y -q install httpd",
                        "echo '" + line + "' | sudo tee /etc/httpd/conf.d/x.conf",
                        "sudo apachectl configtest; echo status $?");
        assertTrue(seen.contains("AH00526: Syntax error on line "), seen);
        assertTrue(seen.contains(message), seen);
        assertTrue(seen.contains("status 1\n"), seen);
    }

    @Test
    void nginxTestsItsConfigurationAndHandsRequestsOn() {
        String seen = Student.with(null, 22)
                .ssh(
                        "sudo yum -y -q install nginx",
                        "printf 'server { listen 8080; location / { proxy_pass http://127.0.0.1:9000/; } }\\n' | sudo tee /etc/nginx/conf.d/app.conf",
                        "sudo nginx -t",
                        "sudo nginx",
                        "curl -s -o /dev/null -w '%{http_code}\\n' localhost:8080",
                        "mkdir app; echo from behind > app/index.html",
                        "python3 -m http.server 9000 --directory app > /dev/null 2>&1 &",
                        "curl -s localhost:8080",
                        "echo 'listen 1;;' | sudo tee -a /etc/nginx/conf.d/app.conf",
                        "sudo nginx -t");
        assertTrue(seen.contains("nginx: configuration file /etc/nginx/nginx.conf test is successful\n"), seen);
        assertTrue(seen.contains("\n502\n"), seen);
        assertTrue(seen.contains("\nfrom behind\n"), seen);
        assertTrue(seen.contains("nginx: [emerg] unexpected \";\" in /etc/nginx/conf.d/app.conf:2\n"), seen);
    }

    @Test
    void theSmallInternetTellsACallerItsAddress() {
        Student student = Student.with(null, 22);
        String seen = student.ssh("curl -s checkip.amazonaws.com", "curl -s -L http://google.com | grep -c title");
        assertTrue(seen.contains("\n" + student.address() + "\n"), seen);
        assertTrue(seen.contains("\n1\n"), seen);
        assertTrue(student.terminal("curl -s https://checkip.amazonaws.com").contains("\n203.0.113.25\n"));
    }

    @Test
    void theMetadataServiceWantsAToken() {
        Student student = Student.with(null, 22);
        String seen = student.ssh(
                "curl -s -o /dev/null -w '%{http_code}\\n' http://169.254.169.254/latest/meta-data/",
                "TOKEN=$(curl -s -X PUT http://169.254.169.254/latest/api/token -H 'X-aws-ec2-metadata-token-ttl-seconds: 60')",
                "curl -s -H \"X-aws-ec2-metadata-token: $TOKEN\" http://169.254.169.254/latest/meta-data/instance-id; echo");
        assertTrue(seen.contains("\n401\n"), seen);
        assertTrue(seen.contains("\n" + student.id + "\n"), seen);
    }
}
