-- Requests random paths of a file: wrk ... -s paths.lua URL -- FILE [NUMBER]
-- A line is a path, or a path, a tab and the session that asks for it. With a number, none is requested twice: each gets
-- a highest price of its own, from this number of paise on.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  math.randomseed(number + 1)
  price = args[2] and tonumber(args[2]) + number * 1000000
  requests = {}
  for path in io.lines(args[1]) do
    local open, token = path:match("^(.*)\t(.*)$")
    requests[#requests + 1] = price and path
      or wrk.format("GET", open or path, token and {["X-Auth-Token"] = token})
  end
  assert(#requests > 0, "no paths in " .. args[1])
end

function request()
  local chosen = requests[math.random(#requests)]
  if price then
    price = price + 1
    return wrk.format("GET", string.format("%s&maxPrice=%d", chosen, price))
  end
  return chosen
end
