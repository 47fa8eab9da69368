<?php
// Stands where an administrator puts Apache or nginx: hands out SOGo's files, and passes everything else on to sogod.
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$files = '/SOGo.woa/WebServerResources/';
if (str_starts_with($path, $files)) {
    $file = realpath('/usr/lib/GNUstep/SOGo/WebServerResources/' . substr($path, strlen($files)));
    if (!$file) { http_response_code(404); return true; }
    $types = ['css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml', 'html' => 'text/html'];
    header('Content-Type: ' . ($types[pathinfo($file, PATHINFO_EXTENSION)] ?? 'application/octet-stream'));
    readfile($file);
    return true;
}
$fields = ["X-WebObjects-Server-URL: http://{$_SERVER['HTTP_HOST']}"];
foreach (getallheaders() as $name => $value) {
    if (!in_array(strtolower($name), ['connection', 'accept-encoding', 'content-length'])) $fields[] = "$name: $value";
}
$answer = file_get_contents("http://127.0.0.1:" . getenv('SOGOD') . $_SERVER['REQUEST_URI'], false, stream_context_create(['http' => [
    'method' => $_SERVER['REQUEST_METHOD'], 'header' => $fields, 'content' => file_get_contents('php://input'),
    'ignore_errors' => true, 'follow_location' => 0, 'protocol_version' => 1.0,
]]));
foreach ($http_response_header as $field) {
    if (!preg_match('/^(content-length|connection|transfer-encoding):/i', $field)) header($field, false);
}
echo $answer;
