-- Adds an item to each of the carts in a file, or checks it out, once:
--   wrk ... -s carts.lua URL -- FILE THREADS checkout
--   wrk ... -s carts.lua URL -- FILE THREADS add FIRST_SKU SKUS
-- Each thread takes every THREADS-th cart. The last lines report other responses than expected, and if the carts ran out.
local threads = {}

local checkout = '{"contact":{"email":"shopper@example.com","phone":"9876543210"},'
  .. '"shippingAddress":{"name":"A. Shopper","line1":"12 MG Road","city":"Bengaluru","state":"KA","pin":"560001",'
  .. '"country":"IN","phone":"9876543210"},"payment":{"method":"cod"}}'

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

function init(args)
  local count, line = tonumber(args[2]), 0
  adds = args[3] == "add"
  expected = adds and 200 or 201
  firstSku, skus = tonumber(args[4]), tonumber(args[5])
  math.randomseed(number + 1)
  carts, nextCart = {}, 0
  acknowledged, unexpected, ranOut, example = 0, 0, 0, ""
  for id in io.lines(args[1]) do
    if line % count == number then
      carts[#carts + 1] = id
    end
    line = line + 1
  end
  host = wrk.headers["Host"]
end

function request()
  nextCart = nextCart + 1
  local cart = carts[nextCart]
  if not cart then
    ranOut = 1
    wrk.thread:stop()
    return wrk.format("GET", "/api/v1/carts/-/empty")
  end
  local path, header, body = "checkout", "\r\nIdempotency-Key: " .. cart, checkout
  if adds then
    path, header = "items", ""
    body = '{"sku":"' .. firstSku + math.random(0, skus - 1) .. '","quantity":1}'
  end
  return "POST /api/v1/carts/" .. cart .. "/" .. path .. " HTTP/1.1\r\nHost: " .. host
    .. "\r\nContent-Type: application/json" .. header .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

function response(status, headers, text)
  if status == expected then
    acknowledged = acknowledged + 1
  elseif ranOut == 0 then
    unexpected = unexpected + 1
    example = status .. " " .. text
  end
end

function done(summary, latency, requests)
  local total = { acknowledged = 0, unexpected = 0, ranOut = 0 }
  for _, thread in ipairs(threads) do
    for name, count in pairs(total) do
      total[name] = count + thread:get(name)
    end
    if thread:get("example") ~= "" then
      print("Unexpected answer: " .. thread:get("example"))
    end
  end
  print("Acknowledged: " .. total.acknowledged)
  print("Unexpected: " .. total.unexpected)
  print("Ran out of carts: " .. total.ranOut)
end
