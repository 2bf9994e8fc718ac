-- Requests random paths of a file: wrk ... -s paths.lua URL -- FILE
local number = 0

function setup(thread)
  thread:set("number", number)
  number = number + 1
end

function init(args)
  math.randomseed(number + 1)
  requests = {}
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  assert(#requests > 0, "no paths in " .. args[1])
end

function request()
  return requests[math.random(#requests)]
end
