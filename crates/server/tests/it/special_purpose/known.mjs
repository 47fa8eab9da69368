// What ipaddr.js knows: its special ranges, one a line; with addresses on the command line, 1 or 0 for each: whether it is anybody's.
import { createRequire } from "node:module";

const ipaddr = createRequire(process.argv[2] + "/")("ipaddr.js");
const addresses = process.argv.slice(3);
for (const kind of [ipaddr.IPv4, ipaddr.IPv6].slice(0, addresses.length ? 0 : 2))
    for (const ranges of Object.values(kind.prototype.SpecialRanges))
        for (const [network, bits] of Array.isArray(ranges[0]) ? ranges : [ranges]) console.log(`${network}/${bits}`);
for (const address of addresses) console.log(ipaddr.parse(address).range() === "unicast" ? 1 : 0);
