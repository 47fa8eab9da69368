<?php
function each(&$array)
{
    $key = key($array);
    $value = current($array);
    next($array);
    return $key === null ? false : [1 => $value, 'value' => $value, 0 => $key, 'key' => $key];
}
